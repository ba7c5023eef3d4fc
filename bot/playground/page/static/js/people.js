/** The bar above: whose eyes and hands one has, and what waits for the others. */
import { h, keep } from "./dom.js";
import { ask } from "./dialog.js";
import { face } from "./face.js";
import { icon } from "./icons.js";
import { act } from "./socket.js";
import { change, on, state } from "./store.js";

export function startPeople(top) {
  const list = h("nav", { class: "people", "aria-label": "Who you are" });
  top.append(
    h("div", { class: "brand" }, h("img", { src: "/playground/static/mark.svg", alt: "" }), h("b", {}, "HireSync"), h("span", {}, "Playground")),
    list,
    h("button", { class: "someone", title: "Somebody HireSync does not know walks in", onclick: newcomer }, icon("plus", 16), h("span", {}, "Newcomer")),
    h("span", { class: "gap" }),
    h("button", { class: "tool", id: "theme", title: "Light or dark", "aria-label": "Light or dark", onclick: turnTheme }),
    h("button", { class: "tool", id: "side", title: "Show or hide the side panel", "aria-label": "Show or hide the side panel", onclick: () => document.body.classList.toggle("no-drawer") }, icon("side")),
  );
  showTheme();
  on("people me", () => keep(list, state.people ?? [], (one) => one.key, draw) || mark(list));
}

/** Become somebody; both chats, the mail and the calendar are then theirs. */
export function become(key) {
  if (key === state.me) return Promise.resolve();
  localStorage.setItem("person", key);
  change({ me: key });
  return act("be", { person: key });
}

function draw(one) {
  const [role, house] = one.title.split(", ");
  return h(
    "button",
    { class: "person", title: `${one.name} – ${one.title}`, onclick: () => become(one.key) },
    face(one.name),
    h("span", { class: "who" }, h("b", {}, one.name.split(" ")[0], h("span", { class: "last" }, one.name.replace(/^\S+/, ""))), h("small", {}, house && role === "Client" ? house : role)),
    one.unread ? h("i", { class: "badge", "aria-label": `${one.unread} unread` }, one.unread > 99 ? "99+" : one.unread) : null,
  );
}

function mark(list) {
  for (const one of list.children) {
    const mine = one.dataset.id === state.me;
    one.classList.toggle("chosen", mine);
    one.setAttribute("aria-pressed", mine);
    if (mine && !one.dataset.shown) one.scrollIntoView({ inline: "nearest", block: "nearest" });
    one.dataset.shown = mine ? "yes" : "";
  }
}

async function newcomer() {
  const input = h("input", { class: "field autofocus", type: "text", maxlength: 60, placeholder: "Leave empty for a name of mine", "aria-label": "Name" });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") input.closest(".ask").querySelector(".btn.primary").click();
  });
  const chosen = await ask("Somebody new", [h("p", {}, "With accounts in Slack and Telegram, and a mailbox. HireSync does not know them yet."), input], [
    { label: "Cancel", value: null },
    { label: "Walk in", value: "yes", style: "primary" },
  ]);
  if (!chosen) return;
  const answer = await act("town.newcomer", { name: input.value });
  if (answer.ok) become(answer.key);
}

function turnTheme() {
  const next = { "": "light", light: "dark", dark: "" }[localStorage.getItem("theme") ?? ""];
  localStorage.setItem("theme", next);
  showTheme();
}

function showTheme() {
  const theme = localStorage.getItem("theme") ?? "";
  document.documentElement.dataset.theme = theme;
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const button = document.getElementById("theme");
  button.replaceChildren(icon(dark ? "moon" : "sun"));
  button.title = `Theme: ${theme || "as the system"}`;
}
