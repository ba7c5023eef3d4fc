/** Build elements; people's words only ever become text nodes. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "value") element.value = value;
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

/** Replace what is inside, but leave it alone where the key says nothing changed. */
export function fill(element, key, build) {
  if (element.dataset.key === key) return false;
  element.dataset.key = key;
  element.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  return true;
}

/** Keep a list of keyed children in step: only those whose content changed are drawn again. */
export function keep(parent, items, idOf, draw) {
  const known = new Map([...parent.children].map((one) => [one.dataset.id, one]));
  let before = null;
  for (const item of items) {
    const id = String(idOf(item));
    const text = JSON.stringify(item);
    let element = known.get(id);
    known.delete(id);
    if (!element || element.dataset.text !== text) {
      const fresh = draw(item, element);
      fresh.dataset.id = id;
      fresh.dataset.text = text;
      if (element) element.replaceWith(fresh);
      else fresh.classList.add("fresh");
      element = fresh;
    }
    const next = before ? before.nextSibling : parent.firstChild;
    if (next !== element) parent.insertBefore(element, next);
    before = element;
  }
  for (const gone of known.values()) gone.remove();
}

/** Only web, mail and phone addresses may be followed. */
export function safeUrl(url) {
  try {
    const parsed = new URL(url, location.href);
    return ["http:", "https:", "mailto:", "tel:"].includes(parsed.protocol) ? parsed.href : "";
  } catch {
    return "";
  }
}

export function link(url, ...children) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, ...children);
  return h("a", { href, target: "_blank", rel: "noopener" }, ...children);
}
