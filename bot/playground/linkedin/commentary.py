"""Little Text, the markup of a post, in which many characters must be escaped.

Source: learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format. LinkedIn
silently cuts a post at a character that should have been escaped; here that is refused, so that nobody loses
half a post.
"""

import re

from bot.playground.linkedin.errors import unprocessable

LIMIT = 3000
TOKEN = re.compile(
    r"\\(?P<escaped>[|{}@\[\]()<>#\\*_~])"
    r"|\{hashtag\|\\?#\|(?P<template>\w+)\}"
    r"|@\[(?P<mention>[^\]]+)\]\(urn:li:(?:organization|person):[\w-]+\)"
    r"|(?P<hashtag>#\w+)"
    r"|(?P<plain>[^|{}@\[\]()<>#\\*_~]+)"
)


def read_commentary(commentary: str) -> str:
    """The words readers see."""
    at, words = 0, []
    while at < len(commentary):
        match = TOKEN.match(commentary, at)
        if match is None:
            where = commentary[max(0, at - 10) : at + 10]
            raise unprocessable(
                f"ERROR :: /commentary :: unescaped reserved character {commentary[at]!r} near {where!r};"
                f" write \\{commentary[at]} (strict playground)"
            )
        kind = match.lastgroup
        words.append(f"#{match[kind]}" if kind == "template" else match[kind or 0])
        at = match.end()
    text = "".join(words)
    if len(text) > LIMIT:
        raise unprocessable(f"ERROR :: /commentary :: length {len(text)} is beyond the maximum {LIMIT}")
    return text
