import { h } from "../dom.js";
import { size } from "../format.js";
import { icon } from "../icons.js";

/** A file under a message, to be opened or saved. */
export function fileCard(file) {
  if (file.mime.startsWith("image/")) {
    return h("a", { class: "shot", href: file.url, target: "_blank", rel: "noopener" }, h("img", { src: file.url, alt: file.name }));
  }
  return h(
    "a",
    { class: "filecard", href: file.url, target: "_blank", rel: "noopener", title: `Open ${file.name}` },
    h("span", { class: `filetype ${file.kind}` }, icon(file.kind === "ics" ? "calendar" : "file", 20)),
    h("span", {}, h("b", {}, file.name), h("small", {}, `${(file.kind ?? "").toUpperCase()} · ${size(file.size)}`)),
    icon("down", 16),
  );
}
