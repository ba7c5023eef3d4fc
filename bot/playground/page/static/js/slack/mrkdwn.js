/** Slack's mrkdwn and plain text, turned into nodes. */
import { h, link } from "../dom.js";
import { state } from "../store.js";
import { emoji } from "./emoji.js";

const PATTERN = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>]+)>|(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"”])|:([a-z0-9_+-]+):|(^|[\s(_*~])([*_~])(?=\S)([^\n]*?\S)\7(?=$|[\s.,;:!?)_*~…–-])/;

/** A text object of Block Kit. */
export function textOf(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : plain(object.text, object.emoji !== false);
}

export function plain(text, withEmoji = true) {
  if (!withEmoji) return [text];
  return String(text).split(/(:[a-z0-9_+-]+:)/).map((part) => {
    const found = part.length > 2 && part.startsWith(":") ? emoji(part.slice(1, -1)) : "";
    return found || part;
  });
}

export function mrkdwn(text) {
  const out = [];
  const lines = String(text ?? "").split("\n");
  let quote = [];
  const flush = () => {
    if (quote.length) out.push(h("blockquote", {}, inline(quote.join("\n"))));
    quote = [];
  };
  let words = [];
  const close = () => {
    if (words.length) out.push(h("span", {}, inline(words.join("\n"))));
    words = [];
  };
  for (const line of lines) {
    if (/^&gt; ?/.test(line)) (close(), quote.push(line.replace(/^&gt; ?/, "")));
    else (flush(), words.push(line));
  }
  flush();
  close();
  return out;
}

function inline(text) {
  const out = [];
  let rest = text;
  for (let found = rest.match(PATTERN); found; found = rest.match(PATTERN)) {
    const [whole, pre, code, angle, bare, short, lead, mark, inner] = found;
    out.push(decode(rest.slice(0, found.index)));
    if (pre !== undefined) out.push(h("pre", {}, decode(pre)));
    else if (code !== undefined) out.push(h("code", {}, decode(code)));
    else if (angle !== undefined) out.push(reference(angle));
    // A bare address becomes a link by itself.
    else if (bare !== undefined) out.push(link(decode(bare), decode(bare)));
    else if (short !== undefined) out.push(emoji(short) || whole);
    else out.push(decode(lead), h({ "*": "b", _: "i", "~": "s" }[mark], {}, inline(inner)));
    rest = rest.slice(found.index + whole.length);
  }
  out.push(decode(rest));
  return out;
}

function reference(inside) {
  const [target, label] = inside.split("|");
  if (target.startsWith("@")) return h("span", { class: "mention" }, `@${state.slack?.people[target.slice(1)] ?? label ?? target.slice(1)}`);
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${label ?? target.slice(1)}`);
  if (target.startsWith("!date")) return h("span", {}, decode(label ?? ""));
  if (target.startsWith("!")) return h("span", { class: "mention" }, `@${label ?? target.slice(1)}`);
  return link(decode(target), decode(label ?? target.replace(/^mailto:/, "")));
}

/** Slack escapes three characters and no more. */
function decode(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
