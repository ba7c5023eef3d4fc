/** The line to the playground: snapshots come, acts go, and each act gets its answer. */
import { change, state } from "./store.js";
import { toast } from "./toast.js";

const LONGEST_TRAFFIC = 400;
const waiting = new Map();
let socket = null;
let number = 0;
let ever = false;

export function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/playground/live`);
  socket.addEventListener("open", () => {
    document.body.classList.remove("offline");
    if (ever) change({ traffic: [] });
    ever = true;
    const chosen = localStorage.getItem("person");
    if (chosen) act("be", { person: chosen });
  });
  socket.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    document.body.classList.add("offline");
    for (const done of waiting.values()) done({ ok: false, error: "" });
    waiting.clear();
    setTimeout(connect, 1000);
  });
}

function receive(message) {
  if (message.kind === "snapshot") change({ ...message.parts, ...(message.me === state.me ? {} : { me: message.me }) });
  else if (message.kind === "traffic") change({ traffic: [...state.traffic, ...message.lines].slice(-LONGEST_TRAFFIC) });
  else if (message.kind === "answer") {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  }
}

/** Do something; the answer says whether it could be done. A refusal is shown as a toast. */
export async function act(name, given = {}) {
  if (socket?.readyState !== WebSocket.OPEN) return { ok: false, error: "" };
  number += 1;
  const id = number;
  const answer = await new Promise((resolve) => {
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, act: name, person: state.me || undefined, ...given }));
  });
  if (!answer.ok && answer.error) toast(answer.error, "bad");
  else if (given.text) document.dispatchEvent(new CustomEvent("did", { detail: { person: state.me, text: given.text } }));
  return answer;
}

/** Carry a file into the playground; returns its token, or "" after telling why not. */
export async function carry(file) {
  try {
    const answer = await fetch(`/playground/files?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
    if (answer.ok) return (await answer.json()).token;
    toast(answer.status === 413 ? `${file.name} is too large.` : await answer.text(), "bad");
  } catch {
    toast(`${file.name} could not be read.`, "bad");
  }
  return "";
}
