import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A list that stays at its end while one reads there, and otherwise says that there is more. */
export function stick(scroll) {
  const more = h("button", { class: "more", type: "button", hidden: true, onclick: () => toEnd() }, icon("down", 14), "New messages");
  scroll.after(more);
  let atEnd = true;
  const near = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  const toEnd = () => {
    atEnd = true;
    requestAnimationFrame(() => (scroll.scrollTop = scroll.scrollHeight));
    more.hidden = true;
  };
  scroll.addEventListener("scroll", () => {
    atEnd = near();
    if (atEnd) more.hidden = true;
  });
  new ResizeObserver(() => atEnd && (scroll.scrollTop = scroll.scrollHeight)).observe(scroll);
  const settle = () => {
    const before = scroll.dataset.height;
    scroll.dataset.height = scroll.scrollHeight;
    if (atEnd) toEnd();
    else if (Number(before) < scroll.scrollHeight) more.hidden = false;
  };
  return { toEnd, settle };
}
