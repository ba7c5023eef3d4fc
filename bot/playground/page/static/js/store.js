/** What the server last told, part by part, and who wants to hear of changes. */
export const state = { me: "", traffic: [] };
const listeners = new Map();

/** Call the function when any of these parts changes; "me" is the chosen person. */
export function on(parts, listener) {
  for (const part of parts.split(" ")) {
    if (!listeners.has(part)) listeners.set(part, new Set());
    listeners.get(part).add(listener);
  }
}

/** Take in new parts, then tell each listener once. */
export function change(parts) {
  const called = new Set();
  Object.assign(state, parts);
  for (const part of Object.keys(parts)) for (const one of listeners.get(part) ?? []) called.add(one);
  for (const one of called) one(state);
}

export function person(key = state.me) {
  return (state.people ?? []).find((one) => one.key === key);
}

export function zone() {
  return person()?.zone ?? "Asia/Kolkata";
}
