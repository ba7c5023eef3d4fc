/** The side panel: the guide, mail, calendar, traffic, LinkedIn and the recorded test. */
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { on, state } from "../store.js";
import { calendar } from "./calendar.js";
import { diary } from "./diary.js";
import { guide } from "./guide.js";
import { letters } from "./letters.js";
import { linkedin } from "./linkedin.js";
import { traffic } from "./traffic.js";

const TABS = [
  { name: "guide", label: "Guide", icon: "map", start: guide, count: () => 0 },
  { name: "mail", label: "Mail", icon: "mail", start: letters, count: () => (state.letters ?? []).length },
  { name: "calendar", label: "Calendar", icon: "calendar", start: calendar, count: () => (state.calendar ?? []).length },
  { name: "traffic", label: "Traffic", icon: "traffic", start: traffic, count: () => 0 },
  { name: "linkedin", label: "LinkedIn", icon: "post", start: linkedin, count: () => (state.linkedin ?? []).length },
  { name: "diary", label: "Test", icon: "code", start: diary, count: () => 0 },
];

export function startDrawer(root) {
  const tabs = h("div", { class: "drawer-tabs", role: "tablist" });
  const bodies = TABS.map((one) => {
    const body = h("div", { class: `drawer-body ${one.name}`, role: "tabpanel", id: `tab-${one.name}`, "aria-label": one.label });
    one.start(body);
    return body;
  });
  const show = (name) => {
    localStorage.setItem("tab", name);
    document.body.classList.remove("no-drawer");
    TABS.forEach((one, index) => {
      const chosen = one.name === name;
      bodies[index].hidden = !chosen;
      tabs.children[index].setAttribute("aria-selected", String(chosen));
    });
    document.dispatchEvent(new CustomEvent("tab", { detail: name }));
  };
  tabs.append(...TABS.map((one) =>
    h("button", { role: "tab", title: one.label, "aria-controls": `tab-${one.name}`, onclick: () => show(one.name) }, icon(one.icon, 17), h("span", {}, one.label), h("i", { class: "count" }))));
  root.append(tabs, ...bodies);
  const counts = () => TABS.forEach((one, index) => {
    const count = one.count();
    tabs.children[index].querySelector(".count").textContent = count || "";
  });
  on("letters calendar linkedin", counts);
  document.addEventListener("show-tab", (event) => show(event.detail));
  const remembered = localStorage.getItem("tab") ?? "guide";
  const guided = localStorage.getItem("guided");
  const dismissed = guided === "done" && remembered === "guide";
  show(TABS.some((one) => one.name === remembered) ? remembered : "guide");
  // Where the panel lies over the chats it opens by itself only on the first visit.
  if (dismissed || (guided && innerWidth <= 1240)) document.body.classList.add("no-drawer");
  if (!guided) localStorage.setItem("guided", "seen");
}
