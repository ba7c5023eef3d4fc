/** Bubbles, with their keyboards. */
import { h, keep, safeUrl } from "../dom.js";
import { ask } from "../dialog.js";
import { clockTime, day, dayKey, moment, size } from "../format.js";
import { icon } from "../icons.js";
import { act } from "../socket.js";
import { toast } from "../toast.js";

export function drawChat(list, messages, pane) {
  const out = [];
  let last = null;
  for (const one of messages) {
    if (!last || dayKey(last.at) !== dayKey(one.at)) out.push({ id: `day-${dayKey(one.at)}`, day: day(one.at) });
    out.push({ ...one, tail: true });
    const before = out.at(-2);
    if (before && !before.day && before.mine === one.mine) before.tail = false;
    last = one;
  }
  keep(list, out, (one) => one.id, (one) => (one.day ? h("div", { class: "tg-day" }, h("span", {}, one.day)) : bubble(one, pane)));
}

function bubble(one, pane) {
  const body = h("div", { class: "tg-text" });
  // The local Telegram escaped every character of it and added only its own few tags.
  body.innerHTML = one.html;
  return h(
    "article",
    { class: `tg-message ${one.mine ? "mine" : "theirs"} ${one.tail ? "tail" : ""}` },
    h(
      "div",
      { class: "bubble" },
      one.reply ? h("div", { class: "tg-reply" }, one.reply) : null,
      one.photo ? h("a", { href: one.photo.url, target: "_blank", rel: "noopener" }, h("img", { class: "tg-photo", src: one.photo.url, alt: "Photo" })) : null,
      one.document ? paper(one.document) : null,
      one.contact ? h("div", { class: "tg-contact" }, one.contact.first_name, " ", one.contact.phone_number) : null,
      one.html ? body : null,
      h("time", { title: moment(one.at) }, one.edited ? "edited " : "", clockTime(one.at), one.mine ? icon("checks", 14) : null),
    ),
    one.rows.length ? h("div", { class: "keys" }, one.rows.map((row) => h("div", { class: "keyrow" }, row.map((button) => key(button, one, pane))))) : null,
  );
}

function paper(file) {
  return h(
    "a",
    { class: "tg-file", href: file.url, target: "_blank", rel: "noopener" },
    h("span", { class: "tg-file-mark" }, icon(file.name.endsWith(".ics") ? "calendar" : "file", 20)),
    h("span", {}, h("b", {}, file.name), h("small", {}, size(file.size))),
  );
}

function key(button, message, pane) {
  const url = button.url ? safeUrl(button.url) : "";
  if (url) return h("a", { class: "key", href: url, target: "_blank", rel: "noopener" }, button.text, h("i", {}, "↗"));
  const one = h("button", { class: "key", type: "button" }, button.text);
  one.addEventListener("click", async () => {
    one.classList.add("waiting");
    const answer = await act("telegram.press", { message: message.id, data: button.data, text: button.text });
    one.classList.remove("waiting");
    if (!answer.toast) return;
    if (answer.alert) ask("HireSync", h("p", {}, answer.toast), [{ label: "OK", value: true, style: "primary" }], pane);
    else toast(answer.toast, "", "Telegram");
  });
  return one;
}
