/** The rich_text block. */
import { h, link } from "../dom.js";
import { state } from "../store.js";
import { emoji } from "./emoji.js";

const TAGS = { bold: "b", italic: "i", strike: "s", code: "code", underline: "u", highlight: "mark" };

export function richText(block) {
  return h("div", { class: "rich" }, block.elements.map(part));
}

function part(one) {
  const inside = () => one.elements.map(inline);
  switch (one.type) {
    case "rich_text_quote":
      return h("blockquote", {}, inside());
    case "rich_text_preformatted":
      return h("pre", {}, inside());
    case "rich_text_list":
      return h(one.style === "ordered" ? "ol" : "ul", { style: { "margin-left": `${(one.indent ?? 0) * 20}px` } },
        one.elements.map((item) => h("li", {}, item.elements.map(inline))));
    default:
      return h("div", { class: "rich-line" }, inside());
  }
}

function inline(one) {
  let node = base(one);
  for (const [name, tag] of Object.entries(TAGS)) if (one.style?.[name]) node = h(tag, {}, node);
  return node;
}

function base(one) {
  switch (one.type) {
    case "link":
      return link(one.url, one.text ?? one.url);
    case "emoji":
      return emoji(one.name) || `:${one.name}:`;
    case "user":
      return h("span", { class: "mention" }, `@${state.slack?.people[one.user_id] ?? one.user_id}`);
    case "channel":
      return h("span", { class: "mention" }, `#${one.channel_id}`);
    case "broadcast":
      return h("span", { class: "mention" }, `@${one.range}`);
    case "date":
      return one.fallback ?? new Date(one.timestamp * 1000).toLocaleString();
    default:
      return one.text ?? one.value ?? "";
  }
}
