/** Block Kit, drawn. `place` knows where the blocks stand and what a control there does. */
import { h, link } from "../dom.js";
import { icon } from "../icons.js";
import { actionElement } from "./elements.js";
import { inputBlock } from "./inputs.js";
import { mrkdwn, textOf } from "./mrkdwn.js";
import { richText } from "./richtext.js";

export function blocks(list, place) {
  return list.map((one) => {
    const drawn = DRAW[one.type]?.(one, place) ?? h("div", { class: "unknown" }, `This page does not draw “${one.type}” blocks.`);
    drawn.classList.add("block", `block-${one.type}`);
    drawn.dataset.block = one.block_id ?? "";
    return drawn;
  });
}

const DRAW = {
  section: (one, place) =>
    h(
      "div",
      {},
      h(
        "div",
        { class: "section-main" },
        one.text ? h("div", { class: "text" }, textOf(one.text)) : null,
        one.fields ? h("div", { class: "fields" }, one.fields.map((field) => h("div", { class: "text" }, textOf(field)))) : null,
      ),
      one.accessory ? h("div", { class: "accessory" }, element(one.accessory, one, place)) : null,
    ),
  header: (one) => h("h4", {}, textOf(one.text)),
  divider: () => h("hr"),
  context: (one) => h("div", {}, one.elements.map((each) => (each.type === "image" ? picture(each, "tiny") : h("span", { class: "text" }, textOf(each))))),
  actions: (one, place) => h("div", { role: "group" }, one.elements.map((each) => actionElement(each, one, place))),
  image: (one) => h("figure", {}, one.title ? h("figcaption", {}, textOf(one.title)) : null, picture(one)),
  input: (one, place) => inputBlock(one, place),
  rich_text: richText,
  markdown: (one) => h("div", { class: "text" }, mrkdwn(one.text.replace(/\*\*(.+?)\*\*/g, "*$1*"))),
  alert: (one) => h("div", { class: `alert ${one.level ?? "default"}`, role: "note" }, textOf(one.text)),
  video: (one) => h("div", { class: "text" }, link(one.title_url ?? one.video_url, textOf(one.title))),
  context_actions: () => h("div", {}),
  table: (one) => h("table", {}, one.rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell.text ?? (cell.elements ? richText(cell) : "")))))),
};

function element(one, block, place) {
  return one.type === "image" ? picture(one, "thumb") : actionElement(one, block, place);
}

/** A file of this workspace, or the alternative text: nothing is loaded from outside. */
function picture(one, kind = "") {
  if (one.slack_file?.id) {
    return h("img", { class: `picture ${kind}`, src: `/playground/slack/files/${encodeURIComponent(one.slack_file.id)}/picture`, alt: one.alt_text });
  }
  return h("span", { class: `no-picture ${kind}`, title: one.image_url ?? "" }, icon("eye", 14), one.alt_text);
}
