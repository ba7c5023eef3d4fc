/** The modal in front: drawn anew only when the app changed it, and then with what was typed kept. */
import { h } from "../dom.js";
import { trap } from "../dialog.js";
import { botFace } from "../face.js";
import { icon } from "../icons.js";
import { act } from "../socket.js";
import { on, state } from "../store.js";
import { blocks } from "./blocks.js";
import { showErrors } from "./inputs.js";
import { Typed, knowOptions } from "./typed.js";

let shown = null;

export function startModal(layer) {
  on("slack.views me", () => show(layer, state["slack.views"]?.stack.at(-1)));
}

function show(layer, view) {
  if (!view) return hide(layer);
  if (shown?.id !== view.id || shown.owner !== state.me) {
    hide(layer);
    shown = { id: view.id, hash: "", owner: state.me, typed: new Typed(), errors: "" };
    shown.window = frame();
    layer.replaceChildren(h("div", { class: "modal-veil" }, shown.window));
    layer.hidden = false;
    shown.release = trap(shown.window, () => close(false));
  }
  if (shown.hash !== view.hash) draw(view);
  else if (shown.errors !== JSON.stringify(view.errors)) showErrors(shown.window, view.errors);
  shown.errors = JSON.stringify(view.errors);
  return undefined;
}

function hide(layer) {
  if (!shown) return;
  layer.hidden = true;
  layer.replaceChildren();
  shown.release();
  shown = null;
}

function frame() {
  return h("form", { class: "modal", role: "dialog", "aria-modal": "true", onsubmit: (event) => (event.preventDefault(), submit()) });
}

function draw(view) {
  const first = !shown.hash;
  const top = shown.window.querySelector(".modal-body")?.scrollTop ?? 0;
  // A button that is waiting has lost the focus to the body; a person typing elsewhere keeps it there.
  const inside = first || shown.window.contains(document.activeElement) || document.activeElement === document.body;
  const focused = document.activeElement?.closest?.(".block-input")?.dataset.block;
  shown.typed.keepOnly(view.blocks);
  const place = placeOf(view);
  shown.window.setAttribute("aria-label", view.title);
  shown.window.replaceChildren(
    h("header", {}, botFace("small"), h("h3", {}, view.title), view.depth > 1 ? h("small", {}, `${view.depth} of 3`) : null,
      h("button", { type: "button", class: "cross", "aria-label": "Close all", onclick: () => close(true) }, icon("close", 20))),
    h("div", { class: "modal-body", tabindex: "-1" }, blocks(view.blocks, place)),
    h("footer", {}, h("button", { type: "button", class: "btn", onclick: () => close(false) }, view.close),
      view.submit ? h("button", { type: "submit", class: "btn primary" }, view.submit) : null),
  );
  const same = shown.shape === shapeOf(view);
  shown.hash = view.hash;
  shown.shape = shapeOf(view);
  const body = shown.window.querySelector(".modal-body");
  if (!first && same) {
    body.scrollTop = top;
    field(focused)?.dispatchEvent(new CustomEvent("focus-field"));
    if (inside && !shown.window.contains(document.activeElement)) body.focus({ preventScroll: true });
    return;
  }
  if (!inside) return;
  const start = body.querySelector(".block-input");
  if (start && !start.querySelector(".select, .drop")) start.dispatchEvent(new CustomEvent("focus-field"));
  else body.focus({ preventScroll: true });
  body.scrollTop = 0;
}

/** Two drawings with the same questions are the same page to the eye. */
function shapeOf(view) {
  return JSON.stringify(view.blocks.filter((one) => one.type === "input").map((one) => one.block_id));
}

function field(block) {
  return block && [...shown.window.querySelectorAll(".block-input")].find((one) => one.dataset.block === block);
}

function placeOf(view) {
  const { id } = view;
  const { typed, window } = shown;
  const before = async () => act("slack.fill", { view: id, values: typed.values() });
  return {
    window,
    typed,
    state: view.state,
    errors: view.errors,
    press: async (block, action, text) => {
      await before();
      return busy(window, act("slack.press", { view: id, block, action, text }));
    },
    choose: (block, action, value) => act("slack.choose", { view: id, block, action, value }),
    suggest: async (block, action, text) => {
      const answer = await act("slack.type_ahead", { view: id, block, action, text });
      knowOptions(answer.options ?? []);
      return answer.options ?? [];
    },
  };
}

async function submit() {
  const { id, typed, window } = shown;
  const button = window.querySelector("footer .primary");
  if (!button || button.disabled) return;
  button.disabled = true;
  button.classList.add("busy");
  const answer = await busy(window, act("slack.submit", { view: id, values: typed.values() }));
  if (button.isConnected) {
    button.disabled = false;
    button.classList.remove("busy");
  }
  if (answer.errors && shown?.window === window) showErrors(window, answer.errors);
}

async function busy(window, work) {
  window.classList.add("loading");
  const answer = await work;
  window.classList.remove("loading");
  return answer;
}

function close(everything) {
  if (shown) act("slack.close", { view: shown.id, everything });
}
