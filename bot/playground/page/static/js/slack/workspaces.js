/** The workspaces of this Slack: which one is looked at, and how the app comes into it and leaves it. */
import { ask } from "../dialog.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { act } from "../socket.js";
import { on, state } from "../store.js";
import { openMenu } from "./menu.js";

const INSTALL = "/slack/install";

/** The present workspace by name, and a menu of the others. */
export function teams() {
  const { team } = state.slack;
  return h(
    "button",
    { class: "team", type: "button", title: "Workspaces", "aria-haspopup": "listbox", onclick: choose },
    h("span", { class: "team-mark" }, team[0]),
    h("b", {}, team),
    icon("chevron", 14),
  );
}

function choose(event) {
  const { teams: all, at, removable } = state.slack;
  const rows = all.map((one) => ({ label: one.name, note: one.id === at ? "You are here" : "Another workspace", chosen: one.id === at, value: one.id }));
  if (removable) rows.push({ label: "Remove HireSync…", note: "As an administrator of this workspace may", value: "" });
  openMenu(event.currentTarget, rows, ({ value }) => (value ? act("slack.workspace", { team: value }) : remove()), { mark: all.findIndex((one) => one.id === at) });
}

async function remove() {
  const text = h("p", {}, "Its token ends at once. People who were reached here hear from HireSync in another chat or by mail.");
  const yes = await ask(`Remove HireSync from ${state.slack.team}?`, text, [
    { label: "Keep it", value: false },
    { label: "Remove", value: true, style: "danger" },
  ]);
  if (yes) act("slack.remove_app");
}

/** What a workspace without the app shows in its place. */
export function addToSlack() {
  return h(
    "div",
    { class: "absent-body" },
    h("div", { class: "absent-mark" }, icon("plus", 30)),
    h("h3", {}, `HireSync is not in ${state.slack.team}`),
    h("p", {}, "Somebody of this workspace adds it once, and agrees to what it may do. Then everybody here can use it."),
    h("a", { class: "btn primary", href: INSTALL }, "Add to Slack"),
  );
}

/** “Open Slack” after an installation leads here, with the workspace in the address. */
export function arrive() {
  const team = new URLSearchParams(location.search).get("slack");
  if (!team) return;
  history.replaceState(null, "", "/");
  let asked = false;
  on("slack", () => {
    if (asked) return;
    asked = true;
    act("slack.workspace", { team });
  });
}
