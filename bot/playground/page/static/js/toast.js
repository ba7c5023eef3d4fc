import { h } from "./dom.js";

/** Something short that goes away by itself. */
export function toast(text, kind = "", source = "") {
  const box = document.getElementById("toasts");
  const one = h("div", { class: `toast ${kind}` }, source ? h("b", {}, source) : null, h("span", {}, text));
  one.addEventListener("click", () => one.remove());
  box.append(one);
  while (box.children.length > 4) box.firstChild.remove();
  setTimeout(() => one.classList.add("leaving"), 5200);
  setTimeout(() => one.remove(), 5600);
}
