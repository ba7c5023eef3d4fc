/** Controls that tell the app at once: buttons and menus outside of inputs. */
import { ask } from "../dialog.js";
import { h, safeUrl } from "../dom.js";
import { inputElement } from "./input_elements.js";
import { textOf } from "./mrkdwn.js";
import { openMenu } from "./menu.js";

export function actionElement(element, block, place) {
  if (element.type === "button") return button(element, block, place);
  if (element.type === "overflow") return overflow(element, block, place);
  if (element.type === "icon_button" || element.type === "feedback_buttons") return h("span", {});
  const state = place.state?.[block.block_id]?.[element.action_id];
  const field = inputElement(element, {
    state,
    place,
    block,
    changed: async (value) => {
      if (await agreed(element.confirm, place)) place.choose(block.block_id, element.action_id, value);
    },
  });
  return h("div", { class: "inline-field" }, field.node);
}

function button(element, block, place) {
  const label = { "aria-label": element.accessibility_label };
  const url = element.url ? safeUrl(element.url) : "";
  const kind = `btn ${element.style ?? ""}`;
  if (url) {
    return h("a", { class: `${kind} url`, href: url, target: "_blank", rel: "noopener", ...label, onclick: () => place.press(block.block_id, element.action_id, element.text.text) }, textOf(element.text));
  }
  const one = h("button", { class: kind, type: "button", "data-action": element.action_id, ...label }, textOf(element.text));
  one.addEventListener("click", async () => {
    if (!(await agreed(element.confirm, place))) return;
    one.classList.add("busy");
    one.disabled = true;
    await place.press(block.block_id, element.action_id, element.text.text);
    one.classList.remove("busy");
    one.disabled = false;
  });
  return one;
}

function overflow(element, block, place) {
  const one = h("button", { class: "btn overflow", type: "button", "aria-label": "More" }, "⋯");
  one.addEventListener("click", () => {
    openMenu(one, element.options.map((option) => ({ label: option.text.text, value: option.value })), async (chosen) => {
      if (await agreed(element.confirm, place)) place.choose(block.block_id, element.action_id, chosen.value);
    });
  });
  return one;
}

/** Slack's question before something that cannot be taken back. */
async function agreed(confirm, place) {
  if (!confirm) return true;
  const answer = await ask(confirm.title.text, h("p", {}, textOf(confirm.text)), [
    { label: confirm.deny.text, value: false },
    { label: confirm.confirm.text, value: true, style: confirm.style ?? "primary" },
  ], place.window);
  return Boolean(answer);
}
