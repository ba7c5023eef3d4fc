/** What the calendar files of the chosen person add up to. */
import { h } from "../dom.js";
import { clockTime, dayKey, now, shortDay, zoneName } from "../format.js";
import { icon } from "../icons.js";
import { on, person, state } from "../store.js";

export function calendar(body) {
  on("calendar me clock people", () => {
    const events = state.calendar ?? [];
    const name = person()?.name.split(" ")[0] ?? "";
    const days = new Map();
    for (const one of events) days.set(dayKey(one.starts), [...(days.get(dayKey(one.starts)) ?? []), one]);
    body.replaceChildren(
      events.length
        ? h("div", { class: "days" }, [...days.values()].map((list) =>
          h("section", {}, h("h4", {}, shortDay(list[0].starts), dayKey(list[0].starts) === dayKey(now()) ? h("span", { class: "today" }, "Today") : null), list.map(meeting))))
        : h("div", { class: "nothing" }, icon("calendar", 28), h("p", {}, `${name} has no meetings.`), h("p", { class: "quiet" }, "Calendar files that HireSync sends in chat or by mail appear here, moved and cancelled as the files say.")),
      h("p", { class: "quiet zone" }, `Times in ${person()?.zone ?? ""} (${zoneName()})`),
    );
  });
}

function meeting(one) {
  const past = new Date(one.ends) < now();
  return h(
    "article",
    { class: `meeting ${one.cancelled ? "cancelled" : ""} ${past ? "past" : ""}` },
    h("div", { class: "meeting-time" }, h("b", {}, clockTime(one.starts)), h("small", {}, clockTime(one.ends))),
    h("div", {}, h("b", {}, one.title), one.place ? h("small", {}, one.place) : null, one.text ? h("small", {}, one.text) : null,
      one.cancelled ? h("span", { class: "tag bad" }, "Cancelled") : one.changed ? h("span", { class: "tag" }, "Changed") : null),
  );
}
