/** The posts that readers of LinkedIn would see. */
import { h, link } from "../dom.js";
import { face } from "../face.js";
import { moment } from "../format.js";
import { icon } from "../icons.js";
import { on, state } from "../store.js";

export function linkedin(body) {
  on("linkedin me", () => {
    const posts = state.linkedin ?? [];
    body.replaceChildren(
      posts.length
        ? h("div", { class: "posts" }, posts.map(post))
        : h("div", { class: "nothing" }, icon("post", 28), h("p", {}, "No posts."), h("p", { class: "quiet" }, "Job posts that HireSync publishes on LinkedIn pages appear here. Nothing leaves this machine.")),
    );
  });
}

function post(one) {
  return h(
    "article",
    { class: "post" },
    h("header", {}, face(one.author, "square"), h("span", {}, h("b", {}, one.author), h("small", {}, moment(one.at), one.edited ? " · edited" : ""))),
    h("p", {}, one.text),
    one.link ? h("div", { class: "post-link" }, link(one.link, one.title || one.link)) : null,
  );
}
