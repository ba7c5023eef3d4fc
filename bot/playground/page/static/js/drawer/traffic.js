/** What goes over the wire between HireSync and the platforms, as it happens. */
import { h } from "../dom.js";
import { seconds } from "../format.js";
import { icon } from "../icons.js";
import { on, state } from "../store.js";

const SERVICES = ["all", "slack", "telegram", "mail", "linkedin"];
const QUIET = new Set(["getUpdates"]);
let service = "all";
let chosen = 0;

export function traffic(body) {
  const buttons = h("div", { class: "switch", role: "group" });
  const list = h("div", { class: "wire" });
  body.append(buttons, list);
  const draw = () => {
    if (body.hidden) return;
    buttons.replaceChildren(...SERVICES.map((name) => h("button", { "aria-pressed": String(name === service), onclick: () => ((service = name), draw()) }, name)));
    const lines = state.traffic.filter((one) => (service === "all" || one.service === service) && !(QUIET.has(one.method) && one.status === 200)).slice(-120).reverse();
    list.replaceChildren(...(lines.length ? lines.map((one) => line(one, draw)) : [h("div", { class: "nothing" }, icon("traffic", 28), h("p", {}, "Nothing yet."))]));
  };
  let planned = false;
  const later = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => ((planned = false), draw()));
  };
  on("traffic me", later);
  document.addEventListener("tab", later);
}

function line(one, draw) {
  const shown = chosen === one.n;
  const good = one.status >= 200 && one.status < 400;
  return h(
    "article",
    { class: `exchange ${shown ? "open" : ""}` },
    h(
      "button",
      { type: "button", "aria-expanded": String(shown), onclick: () => ((chosen = shown ? 0 : one.n), draw()) },
      h("i", { class: `dot ${one.service}`, title: one.service }),
      h("span", { class: "arrow", title: one.direction === "out" ? "HireSync calls the platform" : "The platform calls HireSync" }, one.direction === "out" ? "→" : "←"),
      h("b", {}, one.method),
      h("span", { class: good ? "status" : "status bad" }, one.status || "failed"),
      h("time", {}, seconds(one.at)),
    ),
    shown ? h("div", {}, h("small", {}, "Request"), h("pre", {}, pretty(one.request)), h("small", {}, `Response · ${one.ms} ms`), h("pre", {}, pretty(one.response))) : null,
  );
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text || "(empty)";
  }
}
