/** The conversation. */
import { h, keep } from "../dom.js";
import { botFace, face } from "../face.js";
import { clockTime, day, dayKey, moment } from "../format.js";
import { icon } from "../icons.js";
import { act } from "../socket.js";
import { state } from "../store.js";
import { blocks } from "./blocks.js";
import { fileCard } from "./files.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";

const TOGETHER = 5 * 60_000;
/** Commands that say nothing about a role. */
const EVERYBODY = new Set(["help", "drafts", "link", "logout", "me", "switch", "register_agency"]);

/** Messages with the breaks between days, and which of them stand under the same name. */
export function lines(messages) {
  const out = [];
  let last = null;
  for (const one of messages) {
    if (!last || dayKey(last.at) !== dayKey(one.at)) (out.push({ id: `day-${dayKey(one.at)}`, day: day(one.at) }), (last = null));
    const follows = last && last.author === one.author && last.only === one.only && new Date(one.at) - new Date(last.at) < TOGETHER;
    out.push({ ...one, id: one.ts, follows: Boolean(follows) });
    last = one;
  }
  return out;
}

export function drawMessages(list, messages, pane) {
  keep(list, lines(messages), (one) => one.id, (one) => (one.day ? h("div", { class: "day" }, h("span", {}, one.day)) : message(one, pane)));
}

function message(one, pane) {
  const place = {
    window: pane,
    state: one.state,
    press: (block, action, text) => act("slack.press", { ts: one.ts, block, action, text }),
    choose: (block, action, value) => act("slack.choose", { ts: one.ts, block, action, value }),
    suggest: async (block, action, text) => (await act("slack.type_ahead", { ts: one.ts, block, action, text })).options ?? [],
  };
  const said = one.blocks.length ? blocks(one.blocks, place) : one.text ? [h("div", { class: "text" }, mrkdwn(one.text))] : [];
  return h(
    "article",
    { class: `message ${one.follows ? "follows" : ""} ${one.only ? "only" : ""}`, "aria-label": `${one.author}, ${clockTime(one.at)}` },
    h("div", { class: "message-side" }, one.follows ? h("time", { title: moment(one.at) }, clockTime(one.at)) : one.app ? botFace("square") : face(one.author, "square")),
    h(
      "div",
      { class: "message-main" },
      one.only ? h("div", { class: "only-you" }, icon("eye", 14), "Only visible to you") : null,
      one.follows ? null : h("div", { class: "message-head" }, h("b", {}, one.author), one.app ? h("span", { class: "app" }, "APP") : null, h("time", { title: moment(one.at) }, clockTime(one.at))),
      said,
      one.files.length ? h("div", { class: "files" }, one.files.map(fileCard)) : null,
      one.unfurls.map((each) => h("div", { class: "unfurl" }, blocks(each, place))),
      one.edited ? h("small", { class: "edited" }, "(edited)") : null,
    ),
    one.only ? null : moreActions(one),
  );
}

/** The menu of a message, with the shortcuts the app offers there. */
function moreActions(one) {
  const choices = () => (state.slack?.installed ? state.slack.shortcuts : []).filter((each) => each.type === "message");
  const open = (event) => {
    const found = choices().map((each) => ({ label: each.name, note: each.description, value: each.callback_id }));
    openMenu(event.currentTarget, found, ({ value }) => act("slack.message_shortcut", { ts: one.ts, name: value }), { note: "No app offers anything here" });
  };
  return h("button", { class: "more-actions", type: "button", title: "More actions", "aria-label": "More actions", onclick: open }, icon("dots", 16));
}

/** What stands at the beginning of an empty conversation. */
export function beginning(compose) {
  const known = state.slack?.commands ?? [];
  const first = known.filter((one) => known.length < 5 || !EVERYBODY.has(one.name)).slice(0, 8);
  return h(
    "div",
    { class: "beginning" },
    botFace("large"),
    h("h3", {}, "HireSync"),
    h("p", {}, state.returned
      ? "The database remembers everything. The messages of the playground’s earlier run are gone with it; ask for your inbox to see what waits."
      : "This is where HireSync writes to you, and where you talk to it. Type / to see what you can do."),
    h("div", { class: "chipset" }, first.map((one) => h("button", { class: "chipbtn", title: one.text, onclick: () => compose(`${state.slack.slash} ${one.name}`) }, one.name))),
  );
}
