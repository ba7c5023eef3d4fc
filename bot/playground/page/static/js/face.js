import { h } from "./dom.js";
import { hue, initials } from "./format.js";

/** A round or square face made of initials. */
export function face(name, kind = "") {
  return h("span", { class: `face ${kind}`, style: { "--hue": hue(name) }, "aria-hidden": "true" }, initials(name));
}

/** The bot's own. */
export function botFace(kind = "") {
  return h("img", { class: `face bot ${kind}`, src: "/playground/static/mark.svg", alt: "" });
}
