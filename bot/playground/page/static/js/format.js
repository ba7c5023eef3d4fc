/** Times, sizes and faces. */
import { state, zone } from "./store.js";

/** The playground's present moment. */
export function now() {
  const clock = state.clock;
  if (!clock) return new Date();
  return clock.running ? new Date(Date.now() + clock.ahead * 1000) : new Date(clock.now);
}

function format(date, options, where = zone()) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: where, ...options }).format(new Date(date));
}

export const clockTime = (date) => format(date, { hour: "2-digit", minute: "2-digit" });
export const seconds = (date) => format(date, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
export const dayKey = (date) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" });
export const shortDay = (date) => format(date, { weekday: "short", day: "numeric", month: "short" });
export const moment = (date) =>
  format(date, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export function zoneName(date = now()) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone(), timeZoneName: "short" }).formatToParts(date);
  const name = parts.find((one) => one.type === "timeZoneName")?.value ?? "";
  return zone() === "Asia/Kolkata" ? "IST" : name;
}

export function day(date) {
  const today = dayKey(now());
  if (dayKey(date) === today) return "Today";
  if (dayKey(new Date(now().getTime() - 86_400_000)) === dayKey(date)) return "Yesterday";
  return format(date, { weekday: "long", day: "numeric", month: "long" });
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

/** The same name always gets the same colour. */
export function hue(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}

/** Epoch seconds → what a datetime-local field shows in the person's zone. */
export function toWall(epoch) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone(), year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date(epoch * 1000));
  const get = (type) => parts.find((one) => one.type === type).value;
  return `${get("year")}-${get("month")}-${get("day")}T${get("hour")}:${get("minute")}`;
}

/** And back; near a change of clocks the second look settles it. */
export function fromWall(wall) {
  if (!wall) return null;
  const wanted = Date.parse(`${wall}Z`) / 1000;
  let epoch = wanted;
  for (let look = 0; look < 2; look += 1) epoch += wanted - Date.parse(`${toWall(epoch)}Z`) / 1000;
  return epoch;
}
