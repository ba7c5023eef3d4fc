/** A hire in ten steps. */
import { h } from "../dom.js";
import { face } from "../face.js";
import { icon } from "../icons.js";
import { become } from "../people.js";
import { on, person, state } from "../store.js";

const done = new Set(JSON.parse(localStorage.getItem("done") ?? "[]"));

export async function guide(body) {
  const answer = await fetch("/playground/guide");
  const { steps, more, samples } = await answer.json();
  const all = [...steps, ...more];
  const draw = () => state.people && body.replaceChildren(
    h(
      "div",
      { class: "guide-head" },
      h("h3", {}, "A hire in ten steps"),
      h("p", {}, "You are everybody here. Follow the steps, or wander: nothing leaves this machine."),
      progress(steps),
      h("button", { class: "clear", type: "button", title: "Put the guide away", "aria-label": "Put the guide away", onclick: dismiss }, icon("close", 16)),
    ),
    h("ol", { class: "steps" }, steps.map((one, index) => step(one, index + 1, draw))),
    h("h4", {}, "And then"),
    h("ol", { class: "steps" }, more.map((one) => step(one, 0, draw))),
    h("h4", {}, "Sample resumes"),
    h("p", { class: "quiet" }, "Drag one onto a form or a chat, or save it."),
    h("div", { class: "samples" }, samples.map(sample)),
  );
  on("people", once(draw));
  document.addEventListener("did", ({ detail }) => {
    const found = all.find((one) => one.person === detail.person && !done.has(one.title) && [one.button, one.command].includes(detail.text));
    if (found) (toggle(found.title), draw());
  });
  draw();
}

function progress(steps) {
  const count = steps.filter((one) => done.has(one.title)).length;
  return count ? h("div", { class: "progress", role: "img", "aria-label": `${count} of ${steps.length} steps done`, style: { "--done": `${(100 * count) / steps.length}%` } }) : null;
}

function step(one, number, draw) {
  const ticked = done.has(one.title);
  const who = person(one.person);
  return h(
    "li",
    { class: ticked ? (one.title === [...done].at(-1) ? "done latest" : "done") : "" },
    h("button", { class: "tickbox", type: "button", "aria-pressed": String(ticked), "aria-label": `Done: ${one.title}`, onclick: () => (toggle(one.title), draw()) }, ticked ? icon("check", 14) : number || "·"),
    h(
      "div",
      {},
      h("b", {}, one.title),
      h("p", {}, one.text),
      one.sample ? sample(one.sample) : null,
      h(
        "div",
        { class: "step-row" },
        who ? h("span", { class: "step-who" }, face(who.name, "tiny"), who.name.split(" ")[0], h("small", {}, one.tab ? "" : one.chat === "slack" ? "in Slack" : "in Telegram")) : null,
        h("button", { class: "btn small", type: "button", onclick: () => showMe(one) }, "Show me"),
      ),
    ),
  );
}

async function showMe(one) {
  if (innerWidth <= 1240) document.body.classList.add("no-drawer");
  await become(one.person);
  if (one.tab) return document.dispatchEvent(new CustomEvent("show-tab", { detail: one.tab }));
  // Whoever one has just become is drawn a moment later, on a busy machine a long one.
  await pause(350);
  for (let more = one.button ? 8 : 0; !pointAt(one); more -= 1) {
    if (more <= 0) return compose(one);
    await pause(120);
  }
}

const pause = (time) => new Promise((over) => setTimeout(over, time));

/** Lead the eye to the newest button of that name; false where there is none. */
function pointAt(one) {
  const pane = document.getElementById(one.chat);
  const found = [...pane.querySelectorAll("button, a.key")].filter((each) => each.textContent === one.button && each.offsetParent).at(-1);
  if (!one.button || !found) return false;
  found.scrollIntoView({ block: "center", behavior: "smooth" });
  found.focus({ preventScroll: true });
  found.classList.add("look");
  setTimeout(() => found.classList.remove("look"), 3000);
  return true;
}

function compose(one) {
  document.dispatchEvent(new CustomEvent("compose", { detail: { chat: one.chat, text: one.command } }));
}

function sample(name) {
  const one = h("a", { class: "sample", href: `/playground/samples/${name}`, download: name, draggable: "true" }, icon("file", 16), name, icon("down", 14));
  one.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/x-sample", name);
    event.dataTransfer.effectAllowed = "copy";
  });
  return one;
}

function toggle(title) {
  if (!done.delete(title)) done.add(title);
  localStorage.setItem("done", JSON.stringify([...done]));
}

function dismiss() {
  localStorage.setItem("guided", "done");
  document.body.classList.add("no-drawer");
}

function once(draw) {
  let known = "";
  return () => {
    const names = state.people.map((one) => one.key).join();
    if (names !== known) draw();
    known = names;
  };
}
