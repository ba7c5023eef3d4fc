"""Entities back to HTML that is safe to put into the page."""

from html import escape

from bot.playground.telegram.formatted import Entity, Formatted

TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip
SAFE = ("http://", "https://", "tg://", "mailto:", "tel:")


def render_html(body: Formatted) -> str:
    """Every character escaped, only known tags around it, only harmless links."""
    raw = body.text.encode("utf-16-le")
    ordered = sorted(body.entities, key=lambda one: (one["offset"], -one["length"]))
    return _inside(raw, ordered, 0, len(raw) // 2, body)


def _inside(raw: bytes, entities: list[Entity], begin: int, end: int, body: Formatted) -> str:
    parts, at, rest = [], begin, list(entities)
    while rest:
        first = rest.pop(0)
        low, high = max(first["offset"], at), min(first["offset"] + first["length"], end)
        if high <= low:
            continue
        nested = [one for one in rest if one["offset"] < high]
        rest = [one for one in rest if one["offset"] >= high]
        opening, closing = _tags(first, body)
        parts += [_words(raw, at, low), opening, _inside(raw, nested, low, high, body), closing]
        at = high
    return "".join([*parts, _words(raw, at, end)])


def _words(raw: bytes, begin: int, end: int) -> str:
    return escape(raw[2 * begin : 2 * end].decode("utf-16-le", "replace"))


def _tags(entity: Entity, body: Formatted) -> tuple[str, str]:
    kind = str(entity["type"])
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind in ("text_link", "url", "email"):
        prefix = "mailto:" if kind == "email" else ""
        href = str(entity.get("url") or prefix + body.part(entity))
        if href.lower().startswith(SAFE):
            return f'<a href="{escape(href)}" rel="noopener noreferrer" target="_blank">', "</a>"
        return "", ""
    return f'<span class="{escape(kind)}">', "</span>"
