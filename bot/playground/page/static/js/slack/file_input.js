/** A file to choose or to drop. */
import { h } from "../dom.js";
import { size } from "../format.js";
import { icon } from "../icons.js";
import { carry } from "../socket.js";
import { toast } from "../toast.js";

export function fileInput(one, context) {
  const most = one.max_files ?? 10;
  let held = context.kept ?? [];
  const browse = h("input", { type: "file", hidden: true, multiple: most > 1, accept: (one.filetypes ?? []).map((each) => `.${each}`).join(",") });
  const list = h("div", { class: "dropped" });
  const button = h("button", { type: "button", class: "link", onclick: () => browse.click() }, "browse");
  const types = one.filetypes?.length ? one.filetypes.map((each) => each.toUpperCase()).join(", ") : "Any file";
  const zone = h(
    "div",
    { class: "drop" },
    icon("file", 22),
    h("span", {}, most > 1 ? "Drop files here or " : "Drop a file here or ", button),
    h("small", {}, `${types} up to 10 MB`),
    browse,
  );

  function show() {
    zone.hidden = held.length >= most;
    list.replaceChildren(...held.map((file) =>
      h(
        "div",
        { class: `file ${file.token ? "" : "loading"}` },
        icon("file", 18),
        h("span", {}, h("b", {}, file.name), h("small", {}, file.token ? size(file.size) : "Uploading…")),
        h("button", { type: "button", class: "clear", "aria-label": `Remove ${file.name}`, onclick: () => set(held.filter((each) => each !== file)) }, icon("close", 14)),
      )));
  }

  function set(next) {
    held = next;
    show();
    context.keep?.(held);
    context.changed(held.filter((file) => file.token).map((file) => file.token));
  }

  async function take(files) {
    for (const file of [...files].slice(0, most - held.length)) {
      const ending = file.name.split(".").pop().toLowerCase();
      if (one.filetypes?.length && !one.filetypes.includes(ending)) {
        toast(`${file.name} is not one of these: ${one.filetypes.join(", ")}.`, "bad");
        continue;
      }
      const entry = { name: file.name, size: file.size, token: "" };
      held = [...held, entry];
      show();
      entry.token = await carry(file);
      set(held.filter((each) => each !== entry || entry.token));
    }
  }

  browse.addEventListener("change", () => take(browse.files));
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => (event.preventDefault(), zone.classList.add("over")));
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const sample = event.dataTransfer.getData("text/x-sample");
    if (sample) take([await sampleFile(sample)]);
    else take(event.dataTransfer.files);
  });
  show();
  return { node: h("div", { class: "file-input" }, list, zone), focus: () => button.focus() };
}

/** One of the sample resumes, as if it lay on the person's disk. */
export async function sampleFile(name) {
  const answer = await fetch(`/playground/samples/${encodeURIComponent(name)}`);
  return new File([await answer.blob()], name);
}
