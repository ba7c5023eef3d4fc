"""HTML as the Bot API parses it: few tags, strictly nested, errors by byte offset.

Source: core.telegram.org/bots/api#html-style; the errors read as those of the open-source server (td).
"""

import re
from dataclasses import dataclass, field

from bot.playground.telegram.errors import BotApiError, bad_request
from bot.playground.telegram.formatted import Entity, Formatted, utf16_length

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
ATTRIBUTE = re.compile(rb"([^\s=>]*)\s*(?:(=)\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]+))?)?")
SPACE = b" \t\n\r\v\f"


@dataclass
class Open:
    """A tag waiting for its end."""

    name: str
    attributes: dict[str, str]
    offset: int


@dataclass
class Parser:
    """One pass over the bytes of a text."""

    raw: bytes
    at: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[Open] = field(default_factory=list)
    found: list[Entity] = field(default_factory=list)

    def run(self) -> Formatted:
        while self.at < len(self.raw):
            begin = self.raw.find(b"<", self.at)
            self.words(self.at, len(self.raw) if begin < 0 else begin)
            if begin < 0:
                break
            if self.raw[begin + 1 : begin + 2] == b"/":
                self.end_tag(begin)
            else:
                self.start_tag(begin)
        if self.open:
            raise broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return Formatted("".join(self.parts), tuple(self.found))

    def words(self, begin: int, end: int) -> None:
        text = unescape(self.raw[begin:end].decode())
        self.parts.append(text)
        self.length += utf16_length(text)
        self.at = end

    def start_tag(self, begin: int) -> None:
        name_end = begin + 1
        while name_end < len(self.raw) and self.raw[name_end] not in SPACE + b">":
            name_end += 1
        if name_end == len(self.raw):
            raise broken(f"Unclosed start tag at byte offset {begin}")
        name = self.raw[begin + 1 : name_end].decode().lower()
        if name not in KINDS:
            raise broken(f'Unsupported start tag "{name}" at byte offset {begin}')
        attributes = self.attributes(name, begin, name_end)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise broken(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(Open(name, attributes, self.length))

    def attributes(self, name: str, begin: int, at: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            while at < len(self.raw) and self.raw[at] in SPACE:
                at += 1
            if at >= len(self.raw):
                raise broken(f'Unclosed start tag "{name}" at byte offset {begin}')
            if self.raw[at : at + 1] == b">":
                self.at = at + 1
                return found
            match = ATTRIBUTE.match(self.raw, at)
            if match is None or not match[1]:
                raise broken(f'Empty attribute name in the tag "{name}" at byte offset {begin}')
            value = next((group for group in match.groups()[2:] if group is not None), None)
            if value is None and match[2]:
                raise broken(f'Unclosed start tag "{name}" at byte offset {begin}')
            if value is None and name != "blockquote":
                why = f'Expected equal sign in declaration of an attribute of the tag "{name}"'
                raise broken(f"{why} at byte offset {begin}")
            found[match[1].decode().lower()] = unescape((value or b"").decode())
            at = match.end()

    def end_tag(self, begin: int) -> None:
        if not self.open:
            raise broken(f"Unexpected end tag at byte offset {begin}")
        close = self.raw.find(b">", begin)
        if close < 0:
            raise broken(f"Unclosed end tag at byte offset {begin}")
        name, expected = self.raw[begin + 2 : close].decode().strip().lower(), self.open[-1]
        if name and name != expected.name:
            why = f'expected "</{expected.name}>", found "</{name}>"'
            raise broken(f"Unmatched end tag at byte offset {begin}, {why}")
        self.open.pop()
        self.at = close + 1
        if self.length > expected.offset:
            self.close(expected)

    def close(self, tag: Open) -> None:
        entity: Entity = {"type": KINDS[tag.name], "offset": tag.offset, "length": self.length - tag.offset}
        if tag.name == "a":
            href = tag.attributes.get("href") or Formatted("".join(self.parts)).part(entity)
            if not re.match(r"(https?|tg|mailto|tel):|[\w-]+\.\w", href):
                return  # Telegram keeps the words and drops a link it does not like.
            entity["url"] = href if ":" in href else f"http://{href}/"
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        if tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        if tag.name == "code" and tag.attributes.get("class", "").startswith("language-"):
            entity["language"] = tag.attributes["class"].removeprefix("language-")
        self.found.append(entity)


def parse_html(text: str) -> Formatted:
    """The words and entities of an HTML text, or the refusal Telegram would send."""
    return Parser(text.encode()).run()


def unescape(text: str) -> str:
    return REFERENCE.sub(lambda match: character(match) or match[0], text)


def character(match: re.Match[str]) -> str:
    if match[3]:
        return NAMED[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def broken(why: str) -> BotApiError:
    return bad_request(f"can't parse entities: {why}")
