/** The Telegram-like pane: one private chat with the bot. */
import { fill, h } from "../dom.js";
import { botFace } from "../face.js";
import { icon } from "../icons.js";
import { composer } from "../slack/composer.js";
import { openMenu } from "../slack/menu.js";
import { act } from "../socket.js";
import { stick } from "../stick.js";
import { on, state } from "../store.js";
import { drawChat } from "./messages.js";

export function startTelegram(root) {
  const head = h("header", { class: "tg-head" });
  const list = h("div", { class: "bubbles", role: "log", "aria-live": "polite", "aria-label": "Chat" });
  const start = h("div", { class: "tg-start" });
  const scroll = h("div", { class: "tg-scroll", tabindex: "0" }, start, list);
  const write = composer({
    pane: scroll,
    label: "Message",
    options: commands,
    send: (text) => act("telegram.say", { text }),
    sendFile: (token, file) => act("telegram.upload", { token, photo: /\.(jpe?g|png)$/i.test(file.name) }),
  });
  const menu = h("button", { class: "tg-menu", type: "button", title: "Commands", onclick: () => showCommands(menu) }, icon("menu", 16), "Menu");
  const keys = h("div", { class: "tg-keys" });
  const row = h("div", { class: "tg-compose" }, h("div", { class: "tg-line" }, menu, write.node), keys);
  const begin = h("button", { class: "tg-begin", type: "button" });
  root.append(head, scroll, row, begin);
  const stuck = stick(scroll);

  on("me", () => stuck.toEnd());
  on("telegram returned", () => {
    if (!state.telegram) return;
    const { started, blocked } = state.telegram;
    drawHead(head);
    row.hidden = !started || blocked;
    begin.hidden = started && !blocked;
    begin.textContent = blocked ? "Unblock" : "Start";
    fill(start, `${started} ${state.telegram.about} ${state.returned}`, () => (started ? state.returned && earlier() : hello()));
    fill(keys, JSON.stringify(state.telegram.keys), () => state.telegram.keys.map((line) =>
      h("div", { class: "keyrow" }, line.map((text) => h("button", { class: "tg-key", type: "button", onclick: () => act("telegram.tap", { text }) }, text)))));
  });
  on("telegram.chat clock", () => {
    drawChat(list, state["telegram.chat"]?.messages ?? [], root);
    stuck.settle();
  });
  begin.addEventListener("click", () => (state.telegram.blocked ? act("telegram.block", { blocked: false }) : act("telegram.start")));
  document.addEventListener("compose", (event) => {
    if (event.detail.chat !== "telegram") return;
    if (!state.telegram?.started) return begin.focus();
    write.set(event.detail.text);
    write.highlight();
    return undefined;
  });
}

function drawHead(head) {
  const { name, username, typing, blocked } = state.telegram;
  fill(head, JSON.stringify([name, username, typing, blocked]), () => [
    botFace(),
    h("span", { class: "tg-title" }, h("b", {}, name), h("small", {}, typing ? h("em", {}, typing === "typing" ? "typing…" : "sending a file…") : `bot · @${username}`)),
    h("span", { class: "gap" }),
    h("button", { class: "tool", type: "button", title: blocked ? "Unblock the bot" : "Block the bot, and see what HireSync does", onclick: () => act("telegram.block", { blocked: !blocked }) }, blocked ? "Unblock" : "Block"),
  ]);
}

function hello() {
  return h(
    "div",
    { class: "tg-hello" },
    h("h3", {}, "What can this bot do?"),
    h("p", {}, state.telegram.about || "HireSync runs a recruiting agency from chat: jobs, profiles, interviews, offers and invoices."),
    h("p", { class: "quiet" }, "Press Start to begin."),
  );
}

/** After a restart only the database remembers. */
function earlier() {
  return h("div", { class: "tg-day" }, h("span", {}, "The messages of the earlier run are gone; HireSync remembers the rest."));
}

function commands(typed) {
  return (state.telegram?.menu ?? [])
    .filter((one) => `/${one.command}`.startsWith(typed.toLowerCase()))
    .map((one) => ({ value: `/${one.command}`, label: `/${one.command}`, note: one.description }));
}

/** The menu button sends what is chosen at once, as Telegram does. */
function showCommands(anchor) {
  openMenu(anchor, commands("/"), (one) => act("telegram.say", { text: one.value }), { note: "The bot has set no commands." });
}
