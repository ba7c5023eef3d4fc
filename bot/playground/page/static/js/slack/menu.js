/** A list that floats over everything, below its control or above it where there is no room. */
import { h } from "../dom.js";

let shown = null;

/** Show choices; returns what closes the list, moves the mark and takes the marked choice. */
export function openMenu(anchor, options, onchoose, { note = "", mark = 0, keepOpen = false } = {}) {
  closeMenu();
  const list = h("div", { class: "menu", role: "listbox", id: "menu" });
  let marked = options.length ? Math.min(mark, options.length - 1) : -1;
  const rows = options.map((option, index) =>
    h(
      "div",
      {
        class: "menu-row", role: "option", id: `menu-${index}`, "aria-selected": Boolean(option.chosen),
        onmousedown: (event) => event.preventDefault(),
        onmousemove: () => point(index),
        onclick: () => take(index),
      },
      h("span", { class: "menu-label" }, option.label),
      option.note ? h("small", {}, option.note) : null,
    ));
  list.append(...(rows.length ? rows : [h("div", { class: "menu-note" }, note || "Nothing found")]));
  const point = (index) => {
    rows[marked]?.classList.remove("marked");
    marked = index;
    rows[marked]?.classList.add("marked");
    rows[marked]?.scrollIntoView({ block: "nearest" });
    anchor.setAttribute?.("aria-activedescendant", `menu-${index}`);
  };
  const take = (index = marked) => {
    if (index < 0 || !options[index]) return false;
    if (!keepOpen) closeMenu();
    onchoose(options[index]);
    return true;
  };
  document.body.append(list);
  settle(anchor, list);
  point(marked);
  const outside = (event) => {
    if (!list.contains(event.target) && !anchor.contains?.(event.target)) closeMenu();
  };
  // Only a scroll that moves the control leaves the list behind; new messages scroll without the composer.
  const moved = (event) => event.target.contains?.(anchor) && closeMenu();
  document.addEventListener("mousedown", outside, true);
  document.addEventListener("scroll", moved, true);
  shown = {
    anchor,
    list,
    take,
    step: (by) => rows.length && point((marked + by + rows.length) % rows.length),
    end: () => {
      document.removeEventListener("mousedown", outside, true);
      document.removeEventListener("scroll", moved, true);
      list.remove();
    },
  };
  return shown;
}

export function closeMenu() {
  shown?.end();
  shown = null;
}

export function menuOf(anchor) {
  return shown?.anchor === anchor ? shown : null;
}

/** Keys that every open list understands; true when the key was used up. */
export function menuKey(event, anchor) {
  const menu = menuOf(anchor);
  if (!menu) return false;
  if (event.key === "ArrowDown") menu.step(1);
  else if (event.key === "ArrowUp") menu.step(-1);
  else if (event.key === "Enter" || event.key === "Tab") {
    if (!menu.take()) return false;
  } else if (event.key === "Escape") closeMenu();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function settle(anchor, list) {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom - 12;
  const above = box.top - 12;
  const up = below < Math.min(list.scrollHeight, 260) && above > below;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 268))}px`;
  list.style.minWidth = `${Math.max(180, box.width)}px`;
  list.style.maxHeight = `${Math.max(120, Math.min(300, up ? above : below))}px`;
  if (up) list.style.bottom = `${innerHeight - box.top + 4}px`;
  else list.style.top = `${box.bottom + 4}px`;
}
