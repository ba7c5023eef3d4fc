/** The mailbox. */
import { h, link } from "../dom.js";
import { clockTime, moment, size } from "../format.js";
import { icon } from "../icons.js";
import { on, person, state } from "../store.js";

let everybody = false;
const open = new Set();
const plainly = new Set();

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
    shown ? h("div", { class: "letter-body" }, one.invitations.map(invitation), views(one, draw), one.files.map((file) => h("a", { class: "sample", href: file.url, target: "_blank", rel: "noopener" }, icon("clip", 14), file.name, h("small", {}, size(file.size)))), one.leave ? leave(one) : null) : null,
  );
}

/** What a mail program shows of a calendar file, above the words. */
function invitation(one) {
  const said = { REQUEST: one.version > 1 ? "Invitation, changed" : "Invitation", CANCEL: "Called off" };
  return h(
    "div",
    { class: `meeting ${one.method === "CANCEL" ? "cancelled" : ""}` },
    icon("calendar", 18),
    h("div", {}, h("small", {}, said[one.method] ?? one.method), h("b", {}, one.title), h("span", {}, `${moment(one.starts)} – ${clockTime(one.ends)}`), one.place ? h("span", {}, one.place) : null, h("small", {}, [`From ${one.organizer}`, one.zone, `version ${one.version}`].filter(Boolean).join(" · "))),
  );
}

/** As it looks, or the words alone; both say the same. */
function views(one, draw) {
  if (!one.page) return linked(one);
  const show = (plain) => () => ((plain ? plainly.add(one.n) : plainly.delete(one.n)), draw());
  const isPlain = plainly.has(one.n);
  const frame = () => {
    // Nothing in it runs; it is of our own origin so that its links and its height are known here.
    const found = h("iframe", { class: "letter-page", src: one.page, title: `The mail “${one.subject}”`, sandbox: "allow-popups allow-popups-to-escape-sandbox allow-same-origin" });
    found.addEventListener("load", () => {
      found.contentDocument.addEventListener("click", () => follow(one));
      found.style.height = `${found.contentDocument.documentElement.scrollHeight + 2}px`;
    });
    return found;
  };
  return [
    h("div", { class: "switch", role: "group" }, h("button", { "aria-pressed": String(!isPlain), onclick: show(false) }, "HTML"), h("button", { "aria-pressed": String(isPlain), onclick: show(true) }, "Plain text")),
    isPlain ? linked(one) : frame(),
  ];
}

/** The button mail programs show beside the sender. */
function leave(one) {
  const act = async (event) => {
    const button = event.currentTarget;
    const answer = await fetch(one.leave, { method: "POST" });
    button.replaceWith(h("small", { role: "status" }, answer.ok ? "Unsubscribed: no more mails of this sort." : "That did not work."));
  };
  return h("button", { class: "plain leave", type: "button", onclick: act }, "Unsubscribe");
}

const follow = (one) => one.owner && localStorage.setItem("follower", one.owner);

/** Addresses become links; whoever follows one does so as the person the letter was for. */
function linked(one) {
  const parts = one.text.split(/(https?:\/\/[^\s<>"]+)/);
  return h("p", { class: "letter-text" }, parts.map((part) => {
    if (!/^https?:/.test(part)) return part;
    const found = link(part, part.length > 52 ? `${part.slice(0, 50)}…` : part);
    found.addEventListener("click", () => follow(one));
    return found;
  }));
}
