/** Menus to search in: one choice or several, from a list or from the app. */
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { closeMenu, menuKey, menuOf, openMenu } from "./menu.js";

const PAUSE = 140;

/** `find(text)` gives options; `changed` hears the value: one option's value or null, or a list of values. */
export function select({ chosen, several, most, find, external, placeholder, changed, label }) {
  let picked = [...chosen];
  let asked = 0;
  let timer = 0;
  const input = h("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
    "aria-autocomplete": "list", "aria-controls": "menu", "aria-label": label, placeholder,
  });
  const chips = h("span", { class: "chips" });
  const clear = h("button", { type: "button", class: "clear", "aria-label": "Clear", onclick: () => set([]) }, icon("close", 14));
  const node = h("div", { class: `select ${several ? "several" : "single"}` }, chips, input, clear, icon("chevron", 16));

  function set(next) {
    picked = next;
    show();
    changed(several ? picked.map((one) => one.value) : (picked[0]?.value ?? null));
  }

  function show() {
    chips.replaceChildren(...(several ? picked.map(chip) : []));
    input.value = several ? "" : (picked[0]?.label ?? "");
    input.placeholder = several && picked.length ? "" : placeholder;
    clear.hidden = several || !picked.length;
  }

  function chip(one) {
    return h(
      "span",
      { class: "chip" },
      one.label,
      h("button", { type: "button", "aria-label": `Remove ${one.label}`, onclick: () => set(picked.filter((each) => each !== one)) }, icon("close", 12)),
    );
  }

  async function search(text) {
    asked += 1;
    const mine = asked;
    if (external && !menuOf(input)) openMenu(input, [], () => {}, { note: "Searching…" });
    const found = await find(text);
    if (mine !== asked || document.activeElement !== input) return;
    const taken = new Set(picked.map((one) => one.value));
    const options = found.filter((one) => !several || !taken.has(one.value)).map((one) => ({ ...one, chosen: taken.has(one.value) }));
    openMenu(input, options, take, { note: text ? `Nothing matches “${text}”` : "Nothing to choose from" });
    input.setAttribute("aria-expanded", "true");
  }

  function take(option) {
    const one = { value: option.value, label: option.label };
    if (several && most && picked.length >= most) return;
    set(several ? [...picked, one] : [one]);
    input.setAttribute("aria-expanded", "false");
    if (several) setTimeout(() => document.activeElement === input && search(""), 0);
  }

  input.addEventListener("focus", () => {
    input.select();
    search("");
  });
  input.addEventListener("click", () => menuOf(input) || search(""));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value.trim()), external ? PAUSE : 0);
  });
  input.addEventListener("blur", () => {
    closeMenu();
    input.setAttribute("aria-expanded", "false");
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Tab") return closeMenu();
    if (menuKey(event, input)) return undefined;
    if (event.key === "ArrowDown") (search(""), event.preventDefault());
    if (event.key === "Backspace" && several && !input.value && picked.length) set(picked.slice(0, -1));
    return undefined;
  });
  node.addEventListener("mousedown", (event) => {
    if (event.target === node || event.target.closest(".icon") === node.lastChild) (input.focus(), event.preventDefault());
  });
  show();
  return { node, focus: () => input.focus() };
}
