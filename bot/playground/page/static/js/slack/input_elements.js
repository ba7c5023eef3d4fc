/** Every kind of element a person can fill in; `changed` hears the value the playground understands. */
import { h } from "../dom.js";
import { fromWall, toWall } from "../format.js";
import { zoneName } from "../format.js";
import { fileInput } from "./file_input.js";
import { textOf } from "./mrkdwn.js";
import { select } from "./select.js";

/** Returns { node, focus }. `state` is what is kept so far, in Slack's own shape. */
export function inputElement(element, context) {
  const draw = KINDS[element.type];
  if (!draw) return { node: h("span", { class: "unknown" }, element.type), focus: () => {} };
  return draw(element, context);
}

const KINDS = {
  plain_text_input: (one, context) => text(one, context, one.multiline ? { rows: 4 } : { type: "text" }),
  email_text_input: (one, context) => text(one, context, { type: "text", inputmode: "email", autocomplete: "off" }),
  url_text_input: (one, context) => text(one, context, { type: "text", inputmode: "url" }),
  number_input: (one, context) => text(one, context, { type: "text", inputmode: one.is_decimal_allowed ? "decimal" : "numeric", class: "field short" }),
  datepicker: (one, context) => picker(one, context, "date", context.state?.selected_date ?? ""),
  timepicker: (one, context) => picker(one, context, "time", context.state?.selected_time ?? ""),
  datetimepicker: moment,
  static_select: (one, context) => menu(one, context, false),
  multi_static_select: (one, context) => menu(one, context, true),
  external_select: (one, context) => menu(one, context, false, true),
  multi_external_select: (one, context) => menu(one, context, true, true),
  radio_buttons: (one, context) => ticks(one, context, "radio"),
  checkboxes: (one, context) => ticks(one, context, "checkbox"),
  file_input: fileInput,
};

function text(one, context, props) {
  const node = h(one.multiline ? "textarea" : "input", {
    class: "field", "aria-label": context.label, placeholder: one.placeholder?.text, maxlength: one.max_length,
    value: context.state?.value ?? "", spellcheck: "false", ...props,
  });
  node.addEventListener("input", () => context.changed(node.value));
  return { node, focus: () => node.focus() };
}

function picker(one, context, type, value) {
  const node = h("input", { class: "field short", type, value, "aria-label": context.label });
  node.addEventListener("change", () => context.changed(node.value || null));
  return { node, focus: () => node.focus() };
}

function moment(one, context) {
  const epoch = context.state?.selected_date_time;
  const field = h("input", { class: "field short", type: "datetime-local", value: epoch ? toWall(epoch) : "", "aria-label": context.label });
  field.addEventListener("change", () => context.changed(fromWall(field.value)));
  return { node: h("div", { class: "with-zone" }, field, h("small", {}, zoneName())), focus: () => field.focus() };
}

function menu(one, context, several, external = false) {
  const options = (one.options ?? (one.option_groups ?? []).flatMap((group) => group.options)).map(choice);
  const kept = several ? (context.state?.selected_options ?? []) : [context.state?.selected_option].filter(Boolean);
  const local = (query) => options.filter((each) => each.label.toLowerCase().includes(query.toLowerCase()));
  return select({
    chosen: kept.map(choice),
    several,
    external,
    most: one.max_selected_items,
    label: context.label,
    placeholder: one.placeholder?.text ?? (several ? "Choose some" : "Choose one"),
    find: external ? async (query) => (await context.place.suggest(context.block.block_id, one.action_id, query)).map(choice) : local,
    changed: context.changed,
  });
}

function choice(option) {
  return { value: option.value, label: option.text.text, note: option.description?.text };
}

function ticks(one, context, type) {
  const kept = type === "radio" ? [context.state?.selected_option].filter(Boolean) : (context.state?.selected_options ?? []);
  const chosen = new Set(kept.map((each) => each.value));
  const name = `${context.block.block_id}-${one.action_id}-${Math.random()}`;
  const rows = one.options.map((option) =>
    h(
      "label",
      { class: "tick" },
      h("input", { type, name, value: option.value, checked: chosen.has(option.value) }),
      h("span", {}, textOf(option.text), option.description ? h("small", {}, textOf(option.description)) : null),
    ));
  const node = h("div", { class: "ticks", role: type === "radio" ? "radiogroup" : "group", "aria-label": context.label }, rows);
  node.addEventListener("change", () => {
    const values = [...node.querySelectorAll("input:checked")].map((each) => each.value);
    context.changed(type === "radio" ? (values[0] ?? null) : values);
  });
  return { node, focus: () => node.querySelector("input")?.focus() };
}
