/** A link to the bot was followed: /open/telegram/<bot>?start=<token> lands here. */
import { ask } from "./dialog.js";
import { h } from "./dom.js";
import { face } from "./face.js";
import { become } from "./people.js";
import { act } from "./socket.js";
import { on, state } from "./store.js";

export function startDeepLink() {
  const found = location.pathname.match(/^\/open\/telegram\/([\w-]+)/);
  if (!found) return;
  const payload = new URLSearchParams(location.search).get("start") ?? "";
  history.replaceState(null, "", "/");
  let asked = false;
  on("people telegram", async () => {
    if (asked || !state.people || !state.telegram) return;
    asked = true;
    const chosen = await choose(found[1]);
    if (!chosen) return;
    await become(chosen);
    await act("telegram.start", { payload, person: chosen });
    document.querySelector(".telegram textarea")?.focus();
  });
}

/** Whose Telegram opens: links are for one person, and the playground has many. */
function choose(bot) {
  const preferred = localStorage.getItem("follower") || state.me;
  localStorage.removeItem("follower");
  const rows = state.people.map((one) =>
    h(
      "label",
      { class: "pick" },
      h("input", { type: "radio", name: "follower", value: one.key, checked: one.key === preferred }),
      face(one.name),
      h("span", {}, h("b", {}, one.name), h("small", {}, one.title)),
    ));
  const list = h("div", { class: "picks" }, rows);
  return ask(`Open @${bot} in Telegram as`, list, [
    { label: "Not now", value: false },
    { label: "Open and press Start", value: true, style: "primary" },
  ]).then((yes) => (yes ? list.querySelector("input:checked")?.value : null));
}
