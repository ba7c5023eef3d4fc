/** Windows in front: focus stays inside, Escape closes, and focus goes back where it was. */
import { h } from "./dom.js";
import { on } from "./store.js";

const FOCUSABLE = 'button:not([disabled]), [href], input:not([disabled]), textarea, select, [tabindex]:not([tabindex="-1"])';

const open = new Set();

// What was asked in a chat was asked of that person.
on("me", () => [...open].forEach((end) => end(null)));

/** Keep Tab inside the element; returns what undoes it. */
export function trap(element, onescape) {
  const before = document.activeElement;
  const listen = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      onescape();
    }
    if (event.key !== "Tab") return;
    const inside = [...element.querySelectorAll(FOCUSABLE)].filter((one) => one.offsetParent !== null);
    if (!inside.length) return;
    const [first, last] = [inside[0], inside.at(-1)];
    if (event.shiftKey && document.activeElement === first) (last.focus(), event.preventDefault());
    else if (!event.shiftKey && document.activeElement === last) (first.focus(), event.preventDefault());
  };
  element.addEventListener("keydown", listen);
  return () => {
    element.removeEventListener("keydown", listen);
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
}

/** Ask something; resolves to the chosen button's value, or null. */
export function ask(title, body, buttons, parent = document.body) {
  return new Promise((resolve) => {
    let release = () => {};
    const end = (value) => {
      open.delete(end);
      veil.remove();
      release();
      resolve(value);
    };
    const box = h(
      "div",
      { class: "ask", role: "alertdialog", "aria-modal": "true", "aria-label": title },
      h("h3", {}, title),
      h("div", { class: "ask-body" }, body),
      h("div", { class: "ask-buttons" }, buttons.map((one) =>
        h("button", { class: `btn ${one.style ?? ""}`, type: "button", onclick: () => end(one.value) }, one.label))),
    );
    const veil = h("div", { class: "veil", onmousedown: (event) => event.target === veil && end(null) }, box);
    parent.append(veil);
    if (parent !== document.body) open.add(end);
    release = trap(box, () => end(null));
    (box.querySelector(".autofocus") ?? box.querySelector(".ask-buttons button:last-child")).focus();
  });
}
