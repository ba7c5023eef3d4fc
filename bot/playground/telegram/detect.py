"""The entities Telegram finds by itself: commands, mentions, hashtags, addresses."""

import re

from bot.playground.telegram.formatted import Entity, Formatted, utf16_length

PATTERNS = {
    "url": re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]"),
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}"),
    "hashtag": re.compile(r"(?<![\w#&])#\w*[^\W\d]\w*"),
}


def with_detected(body: Formatted) -> Formatted:
    """The same text with found entities added where nothing else claims the words."""
    taken = [
        (one["offset"], one["offset"] + one["length"])
        for one in body.entities
        if one["type"] in ("code", "pre", "text_link")
    ]
    found: list[Entity] = []
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(body.text):
            begin = utf16_length(body.text[: match.start()])
            end = begin + utf16_length(match[0])
            if all(end <= low or begin >= high for low, high in taken):
                taken.append((begin, end))
                found.append({"type": kind, "offset": begin, "length": end - begin})
    merged = sorted([*body.entities, *found], key=lambda one: (one["offset"], -one["length"]))
    return Formatted(body.text, tuple(merged))


def plain(text: str) -> Formatted:
    """What a person typed, with what Telegram finds in it."""
    return with_detected(Formatted(text).trimmed())
