/** The bar below: the clock and the bad days. */
import { h } from "./dom.js";
import { clockTime, now, shortDay, zoneName } from "./format.js";
import { icon } from "./icons.js";
import { act } from "./socket.js";
import { on, state } from "./store.js";

const SERVICES = { slack: "Slack", telegram: "Telegram", linkedin: "LinkedIn", mail: "Mail" };
const TURNS = [
  ["+1 hour", { seconds: 3600 }],
  ["+1 day", { seconds: 86400 }],
  ["Tomorrow 9:00", { to: "morning" }],
  ["Next meeting", { to: "meeting" }],
  ["Next digest", { to: "digest" }],
];
let service = "slack";

export function startBar(bar) {
  const time = h("div", { class: "clock", "aria-live": "off" });
  const toggle = h("button", { class: "tool", type: "button" });
  const faults = h("div", { class: "faults" });
  bar.append(
    time,
    toggle,
    h("div", { class: "turns" }, TURNS.map(([label, given]) => turn(label, given))),
    h("span", { class: "gap" }),
    faults,
  );
  toggle.addEventListener("click", () => act("town.run", { running: !state.clock.running }));
  const tick = () => state.clock && showTime(time);
  setInterval(tick, 1000);
  on("clock me people", () => {
    tick();
    toggle.replaceChildren(icon(state.clock?.running ? "pause" : "play", 16));
    toggle.title = state.clock?.running ? "The clock runs. Let it stand." : "The clock stands. Let it run.";
    toggle.setAttribute("aria-label", toggle.title);
  });
  on("faults", () => showFaults(faults));
}

function turn(label, given) {
  const one = h("button", { class: "btn small", type: "button", title: "What falls due on the way happens" }, label);
  one.addEventListener("click", async () => {
    one.disabled = true;
    await act("town.turn", given);
    one.disabled = false;
  });
  return one;
}

function showTime(time) {
  const moment = now();
  const text = `${shortDay(moment)} ${clockTime(moment)} ${zoneName(moment)}`;
  if (time.dataset.text === text) return;
  time.dataset.text = text;
  time.replaceChildren(icon("clock", 16), h("b", {}, clockTime(moment)), h("span", {}, shortDay(moment)), h("small", {}, zoneName(moment)));
}

function showFaults(faults) {
  const of = state.faults?.[service] ?? {};
  const troubled = Object.values(state.faults ?? {}).some((one) => Object.values(one).some(Boolean));
  const choose = h("select", { "aria-label": "Service", onchange: (event) => ((service = event.target.value), showFaults(faults)) },
    Object.entries(SERVICES).map(([key, name]) => h("option", { value: key, selected: key === service }, name)));
  faults.replaceChildren(
    h("span", { class: "faults-title" }, icon("bolt", 16), "Bad day"),
    choose,
    dose("Too many requests", "The next 3 calls are answered 429, Retry-After 5 seconds", "too_many", of.too_many, 3),
    dose("Slow", "The next acknowledgement counts as too late", "slow", of.slow, 1),
    dose("Twice", "The next delivery is made twice", "repeats", of.repeats, 1),
    h("button", { class: "btn small", type: "button", "aria-pressed": String(Boolean(of.outage)), title: "Every call fails until you switch it on again", onclick: () => act("town.fault", { service, what: "outage", value: of.outage ? 0 : 1 }) }, of.outage ? "Down" : "Outage"),
    ...(troubled ? [h("button", { class: "btn small calm", type: "button", onclick: () => act("town.calm") }, "All well again")] : []),
  );
}

function dose(label, title, what, left, amount) {
  return h(
    "button",
    { class: "btn small", type: "button", title, "aria-pressed": String(left > 0), onclick: () => act("town.fault", { service, what, value: left ? 0 : amount, retry_after: 5 }) },
    label,
    left ? h("i", { class: "left" }, left) : null,
  );
}
