/** Where one types: slash commands complete themselves, files can be attached or dropped. */
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { sampleFile } from "./file_input.js";
import { act, carry } from "../socket.js";
import { state } from "../store.js";
import { closeMenu, menuKey, menuOf, openMenu } from "./menu.js";

export function composer({ pane, label, options, send, sendFile, beside = null }) {
  const box = h("textarea", { rows: 1, placeholder: label, "aria-label": label, spellcheck: "false" });
  const browse = h("input", { type: "file", hidden: true });
  const go = h("button", { class: "go", type: "button", "aria-label": "Send", onclick: submit }, icon("send"));
  const node = h(
    "div",
    { class: "composer" },
    h("button", { class: "attach", type: "button", title: "Attach a file", "aria-label": "Attach a file", onclick: () => browse.click() }, icon("clip")),
    beside,
    box,
    go,
    browse,
  );

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
    node.classList.toggle("ready", Boolean(box.value.trim()));
  }

  function complete() {
    const found = box.value.startsWith("/") && !box.value.includes("\n") ? options(box.value) : [];
    const only = found.length === 1 && found[0].value === box.value.trim();
    if (!found.length || only) return closeMenu();
    return openMenu(box, found, (one) => set(`${one.value} `));
  }

  function set(text) {
    box.value = text;
    grow();
    box.focus();
    box.setSelectionRange(text.length, text.length);
  }

  async function submit() {
    const text = box.value.trim();
    if (!text) return;
    closeMenu();
    set("");
    node.classList.add("sending");
    const answer = await send(text);
    node.classList.remove("sending");
    if (answer && !answer.ok && !box.value) set(text);
  }

  async function take(files) {
    for (const file of files) {
      const token = await carry(file);
      if (token) await sendFile(token, file);
    }
  }

  box.addEventListener("input", () => (grow(), complete()));
  box.addEventListener("blur", () => setTimeout(() => document.activeElement !== box && menuOf(box) && closeMenu(), 120));
  box.addEventListener("keydown", (event) => {
    if (menuKey(event, box)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) (event.preventDefault(), submit());
  });
  browse.addEventListener("change", () => take([...browse.files]).then(() => (browse.value = "")));
  pane.addEventListener("dragover", (event) => (event.preventDefault(), pane.classList.add("dropping")));
  pane.addEventListener("dragleave", (event) => pane.contains(event.relatedTarget) || pane.classList.remove("dropping"));
  pane.addEventListener("drop", async (event) => {
    event.preventDefault();
    pane.classList.remove("dropping");
    const sample = event.dataTransfer.getData("text/x-sample");
    take(sample ? [await sampleFile(sample)] : [...event.dataTransfer.files]);
  });
  return { node, set, highlight: () => (node.classList.remove("look"), node.offsetWidth, node.classList.add("look")) };
}

/** The commands of the workspace's app that fit what is typed. */
export function slackCommands(typed) {
  const { slash, commands } = state.slack ?? { commands: [] };
  const [, rest] = typed.match(/^\/\S*\s+(.*)$/) ?? [];
  const wanted = (rest ?? typed.replace(/^\//, "")).toLowerCase();
  if (rest === undefined && !slash.startsWith(typed) && !commands.some((one) => one.name.startsWith(wanted))) return [];
  const whole = rest === undefined && slash.startsWith(typed);
  return commands
    .filter((one) => whole || one.name.startsWith(wanted))
    .map((one) => ({ value: `${slash} ${one.name}`, label: `${slash} ${one.name}`, note: one.text }));
}

/** The lightning: the app's global shortcuts, from wherever one writes. */
export function lightning() {
  const open = (event) => {
    const found = (state.slack?.shortcuts ?? []).filter((one) => one.type === "global");
    const rows = found.map((one) => ({ label: one.name, note: one.description, value: one.callback_id }));
    openMenu(event.currentTarget, rows, ({ value }) => act("slack.shortcut", { name: value }), { note: "No app offers shortcuts" });
  };
  return h("button", { class: "attach shortcuts", type: "button", title: "Shortcuts", "aria-label": "Shortcuts", onclick: open }, icon("bolt"));
}

export const slackSender = (channel) => ({
  send: (text) => act("slack.say", { text, channel: channel() }),
  sendFile: (token) => act("slack.upload", { token, channel: channel() }),
});
