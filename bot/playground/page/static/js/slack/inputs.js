/** The input block: label, element, hint and what was wrong. */
import { h } from "../dom.js";
import { inputElement } from "./input_elements.js";
import { textOf } from "./mrkdwn.js";

/** `place.typed` holds what the person filled in and the app has not yet drawn anew. */
export function inputBlock(block, place) {
  const { element, block_id: id } = block;
  const typed = place.typed?.get(id, element);
  const field = inputElement(element, {
    state: typed?.state ?? place.state?.[id]?.[element.action_id],
    label: block.label.text,
    place,
    block,
    kept: typed?.files,
    keep: (files) => place.typed?.keepFiles(id, element, files),
    changed: (value) => {
      clearError(id, place);
      place.typed?.set(id, element, value);
      if (block.dispatch_action) place.choose(id, element.action_id, value);
    },
  });
  const node = h(
    "div",
    { class: "input" },
    h("div", { class: "input-label" }, textOf(block.label), block.optional ? h("small", {}, "(optional)") : null),
    field.node,
    h("p", { class: "input-error", role: "alert" }, place.errors?.[id] ?? ""),
    block.hint ? h("p", { class: "input-hint" }, textOf(block.hint)) : null,
  );
  node.classList.toggle("wrong", Boolean(place.errors?.[id]));
  node.addEventListener("focus-field", field.focus);
  return node;
}

/** Put errors under their blocks and lead to the first. */
export function showErrors(body, errors) {
  let first = null;
  for (const node of body.querySelectorAll(".block-input")) {
    const words = errors[node.dataset.block] ?? "";
    node.querySelector(".input-error").textContent = words;
    node.classList.toggle("wrong", Boolean(words));
    if (words && !first) first = node;
  }
  if (!first) return;
  first.scrollIntoView({ block: "center", behavior: "smooth" });
  first.dispatchEvent(new CustomEvent("focus-field"));
}

function clearError(id, place) {
  const node = [...(place.window?.querySelectorAll(".block-input.wrong") ?? [])].find((one) => one.dataset.block === id);
  if (!node) return;
  node.classList.remove("wrong");
  node.querySelector(".input-error").textContent = "";
}
