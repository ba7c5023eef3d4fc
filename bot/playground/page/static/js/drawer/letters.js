/** The mailbox. */
import { h, link } from "../dom.js";
import { moment, size } from "../format.js";
import { icon } from "../icons.js";
import { on, person, state } from "../store.js";

let everybody = false;
const open = new Set();

export function letters(body) {
  const draw = () => {
    const mine = (state.letters ?? []).filter((one) => everybody || one.owner === state.me);
    const name = person()?.name.split(" ")[0] ?? "";
    body.replaceChildren(
      h(
        "div",
        { class: "switch", role: "group" },
        h("button", { "aria-pressed": String(!everybody), onclick: () => ((everybody = false), draw()) }, `To ${name}`),
        h("button", { "aria-pressed": String(everybody), onclick: () => ((everybody = true), draw()) }, `All (${(state.letters ?? []).length})`),
      ),
      mine.length
        ? h("div", { class: "letters" }, mine.map((one) => letter(one, draw)))
        : h("div", { class: "nothing" }, icon("mail", 28), h("p", {}, `No mail for ${everybody ? "anybody" : name}.`), h("p", { class: "quiet" }, "HireSync writes mail to people who have no chat yet, such as those who are invited.")),
    );
  };
  on("letters me people", draw);
}

function letter(one, draw) {
  const shown = open.has(one.n);
  return h(
    "article",
    { class: `letter ${shown ? "open" : ""}` },
    h(
      "button",
      { class: "letter-head", type: "button", "aria-expanded": String(shown), onclick: () => (open.delete(one.n) || open.add(one.n), draw()) },
      h("b", {}, one.subject || "(no subject)"),
      h("small", {}, `To ${one.to.join(", ")}`),
      h("time", {}, moment(one.at)),
    ),
    shown ? h("div", { class: "letter-body" }, linked(one), one.files.map((file) => h("a", { class: "sample", href: file.url, target: "_blank", rel: "noopener" }, icon("clip", 14), file.name, h("small", {}, size(file.size))))) : null,
  );
}

/** Addresses become links; whoever follows one does so as the person the letter was for. */
function linked(one) {
  const parts = one.text.split(/(https?:\/\/[^\s<>"]+)/);
  return h("p", { class: "letter-text" }, parts.map((part) => {
    if (!/^https?:/.test(part)) return part;
    const found = link(part, part.length > 52 ? `${part.slice(0, 50)}…` : part);
    found.addEventListener("click", () => one.owner && localStorage.setItem("follower", one.owner));
    return found;
  }));
}
