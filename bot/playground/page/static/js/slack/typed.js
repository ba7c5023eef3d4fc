/** What was typed into one modal; kept while block, action and kind stay the same, as Slack keeps it. */
export class Typed {
  #held = new Map();

  set(block, element, value) {
    const before = this.#held.get(block);
    this.#held.set(block, { ...before, action: element.action_id, type: element.type, value, state: stateOf(element, value, before) });
  }

  keepFiles(block, element, files) {
    this.#held.set(block, { ...this.#held.get(block), action: element.action_id, type: element.type, files });
  }

  get(block, element) {
    const one = this.#held.get(block);
    return one && one.action === element.action_id && one.type === element.type ? one : undefined;
  }

  /** Forget what is no longer asked. */
  keepOnly(blocks) {
    const asked = new Map(blocks.filter((one) => one.type === "input").map((one) => [one.block_id, one.element]));
    for (const [block] of this.#held) if (!asked.has(block) || !this.get(block, asked.get(block))) this.#held.delete(block);
  }

  /** Values by block, for sending. */
  values() {
    return Object.fromEntries([...this.#held].filter(([, one]) => "value" in one).map(([block, one]) => [block, one.value]));
  }
}

const LABELS = new Map();

/** Remember the words of options that came from the app, to draw them again. */
export function knowOptions(options) {
  for (const one of options) LABELS.set(one.value, one);
}

function option(element, value) {
  const all = element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  const begun = [element.initial_option, ...(element.initial_options ?? [])].filter(Boolean);
  return [...all, ...begun].find((one) => one.value === value) ?? LABELS.get(value) ?? { value, text: { type: "plain_text", text: String(value) } };
}

/** The value in the shape Slack's own state has, so that drawing knows only one shape. */
function stateOf(element, value) {
  switch (element.type) {
    case "datepicker":
      return { selected_date: value };
    case "timepicker":
      return { selected_time: value };
    case "datetimepicker":
      return { selected_date_time: value };
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { selected_option: value === null ? null : option(element, value) };
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return { selected_options: value.map((one) => option(element, one)) };
    default:
      return { value };
  }
}
