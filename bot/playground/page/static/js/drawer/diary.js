/** What was done here, as a test to copy. */
import { h } from "../dom.js";
import { act } from "../socket.js";
import { on, state } from "../store.js";
import { toast } from "../toast.js";

export function diary(body) {
  const text = h("pre", { class: "source", tabindex: "0" });
  body.append(
    h("p", { class: "quiet" }, "Everything you did, in the verbs of the tests. Paste it into tests/ and it does it again."),
    h("div", { class: "row" }, h("button", { class: "btn small primary", type: "button", onclick: () => copy(state.diary) }, "Copy what I did as a test"), h("button", { class: "btn small", type: "button", onclick: () => act("town.forget") }, "Begin anew")),
    text,
  );
  on("diary", () => (text.textContent = state.diary));
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not let me copy; mark the text and copy it yourself.", "bad");
  }
}
