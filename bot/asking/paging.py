"""The buttons under a page of a list."""

from core.kit.card import Button
from core.kit.words import N_, Words

LOOKED_AT = "seen"
"""Carried by a button of a card that shows the thing itself, so that the press draws it anew."""


def next_row(act: str, key: int, words: Words, *more: str) -> tuple[tuple[Button, ...], ...]:
    """A row that shows the next page, where there is one."""
    if not key:
        return ()
    return ((Button(words(N_("Next")), act, (str(key), *more)),),)


def whole(args: tuple[str, ...], index: int = 0) -> int:
    """A number among a button's or command's words; 0 where there is none."""
    word = args[index] if index < len(args) else ""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 18 else 0


def after(args: tuple[str, ...]) -> tuple[int, int] | None:
    """The key of a page in a list that is ranked: `next_row(act, id, words, rank)` made the button."""
    return (whole(args, 1), whole(args)) if args else None
