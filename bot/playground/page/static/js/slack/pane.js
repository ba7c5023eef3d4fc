/** The Slack-like pane. */
import { fill, h } from "../dom.js";
import { botFace, face } from "../face.js";
import { icon } from "../icons.js";
import { act } from "../socket.js";
import { on, person, state } from "../store.js";
import { stick } from "../stick.js";
import { toast } from "../toast.js";
import { blocks } from "./blocks.js";
import { composer, lightning, slackCommands, slackSender } from "./composer.js";
import { beginning, drawMessages } from "./messages.js";
import { startModal } from "./modal.js";
import { addToSlack, arrive, teams } from "./workspaces.js";

let tab = "messages";
let channel = "";
const seenToasts = {};

export function startSlack(root) {
  const side = h("nav", { class: "slack-side", "aria-label": "Conversations" });
  const head = h("header", { class: "slack-head" });
  const start = h("div", { class: "start" });
  const list = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Messages" });
  const scroll = h("div", { class: "scroll", tabindex: "0" }, start, list);
  const home = h("div", { class: "home", hidden: true, tabindex: "0" });
  const absent = h("div", { class: "absent", hidden: true });
  const layer = h("div", { class: "modal-layer", hidden: true });
  const write = composer({ pane: scroll, label: "Message HireSync, or type /", options: slackCommands, beside: lightning(), ...slackSender(() => channel) });
  root.append(side, h("div", { class: "slack-main" }, head, scroll, home, absent, h("div", { class: "composer-row" }, write.node)), layer);
  const stuck = stick(scroll);

  const show = (which, where = state.slack.dm) => {
    tab = which;
    channel = where;
    if (tab === "home") act("slack.home");
    render();
  };
  let at = "";
  const render = () => {
    if (!state.slack) return;
    if (at !== state.slack.at) (at = state.slack.at), (channel = ""), (tab = "messages"), stuck.toEnd();
    channel ||= state.slack.dm;
    drawSide(side, show);
    drawHead(head, show);
    const { installed } = state.slack;
    absent.hidden = installed;
    fill(absent, `${state.slack.at} ${installed}`, () => (installed ? null : addToSlack()));
    scroll.hidden = tab === "home" || !installed;
    home.hidden = tab !== "home" || !installed;
    write.node.parentNode.hidden = tab === "home" || !installed;
    if (tab === "home") drawHome(home, root);
  };
  on("me", () => ((tab = "messages"), (channel = ""), stuck.toEnd()));
  on("slack slack.views people", render);
  on("slack slack.messages clock returned", () => {
    const dm = state.slack?.dm ?? "";
    channel = state["slack.messages"]?.[channel] ? channel : dm;
    const messages = state["slack.messages"]?.[channel] ?? [];
    fill(start, `${state.me} ${channel} ${state.slack?.commands.length} ${state.returned} ${state.slack?.at}`, () => (channel === dm ? beginning(write.set) : null));
    drawMessages(list, messages, root);
    stuck.settle();
  });
  on("slack.toasts", showToasts);
  startModal(layer);
  arrive();
  document.addEventListener("compose", (event) => {
    if (event.detail.chat !== "slack") return;
    show("messages");
    write.set(event.detail.text);
    write.highlight();
  });
}

function drawSide(side, show) {
  const { channels, dm, at, installed } = state.slack;
  const me = person();
  fill(side, JSON.stringify([channels, tab, channel, state.me, at, installed]), () => [
    teams(),
    h("small", { class: "side-title" }, "Apps"),
    h("button", { class: tab === "messages" && channel === dm ? "chosen" : "", onclick: () => show("messages", dm) }, botFace("small"), h("span", {}, "HireSync")),
    channels.length ? h("small", { class: "side-title" }, "Channels") : null,
    channels.map((one) => h("button", { class: channel === one.id && tab === "messages" ? "chosen" : "", onclick: () => show("messages", one.id) }, icon("hash", 16), h("span", {}, one.name))),
    h("span", { class: "gap" }),
    me ? h("div", { class: "myself" }, face(me.name, "square small"), h("span", {}, me.name)) : null,
  ]);
}

function drawHead(head, show) {
  const named = state.slack.channels.find((one) => one.id === channel);
  fill(head, `${tab} ${channel} ${state.me} ${state.slack.at} ${state.slack.installed}`, () => [
    h("h2", {}, named ? [icon("hash", 18), named.name] : [botFace("small"), "HireSync"]),
    named ? null : h(
      "div",
      { class: "tabs", role: "tablist" },
      ["Home", "Messages"].map((name) =>
        h("button", { role: "tab", "aria-selected": String(tab === name.toLowerCase()), onclick: () => show(name.toLowerCase()) }, name)),
    ),
  ]);
}

function drawHome(home, pane) {
  const view = state["slack.views"]?.home;
  const place = view && {
    window: pane,
    state: view.state,
    press: (block, action, text) => act("slack.press", { view: view.id, block, action, text }),
    choose: (block, action, value) => act("slack.choose", { view: view.id, block, action, value }),
    suggest: async (block, action, text) => (await act("slack.type_ahead", { view: view.id, block, action, text })).options ?? [],
  };
  fill(home, view ? view.id + view.hash : `none ${state.me} ${state.slack.at}`, () => (view ? h("div", { class: "home-body" }, blocks(view.blocks, place)) : h("p", { class: "quiet" }, "Opening…")));
}

/** What Slack itself says when the app fails a person; old ones are not repeated. */
function showToasts() {
  const { of, texts } = state["slack.toasts"];
  for (const text of texts.slice(seenToasts[of] ?? texts.length)) toast(text, "bad", "Slack");
  seenToasts[of] = texts.length;
}
