"""A Screen is what any chat must show of a conversation; how it looks is the chat's business."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.forms.calendar import Month, Times
from bot.forms.kinds import Kind, Option
from core.kit.card import Card
from core.kit.words import N_

UPLOAD = N_("Upload in the browser")
"""The button that opens `Ask.upload`."""


class Mode(StrEnum):
    """Which of the few looks a conversation has."""

    ASK = "ask"
    LIST = "list"
    """The items of a repeat, with "add another"."""
    WAIT = "wait"
    """A file is being read."""
    REVIEW = "review"
    CLOSED = "closed"
    """Submitted, cancelled, parked or expired: the card says which, and has no buttons of the draft."""


@dataclass(frozen=True, slots=True)
class Options:
    """A part of a long list."""

    shown: Sequence[Option]
    offset: int = 0
    more: bool = False
    next: int = 0
    """Where the part after this one begins."""
    recent: Sequence[Option] = ()
    """Of the first page: what this person used last; `shown` is without them."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question, in the reader's words."""

    key: str
    label: str
    question: str
    hint: str
    kind: Kind
    optional: bool
    value: Any = None
    """What is kept (or suggested), as JSON; None before an answer."""
    shown: str = ""
    """The value as the reader writes it."""
    suggested: bool = False
    """The value comes from us and waits to be confirmed."""
    error: str = ""
    readings: tuple[Option, ...] = ()
    """What a refused answer may have meant: the value to give instead, and how it is shown."""
    upload: str = ""
    """Of a file: the page where it can be uploaded, if there is one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the review, or one item of a list; `key` is what an edit or a removal names."""

    key: str
    label: str
    text: str
    section: str = ""
    answers: tuple["Entry", ...] = ()
    """Of an item: what can be changed of it."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything a chat needs to draw, translated."""

    mode: Mode
    token: str
    form: str
    title: str
    heading: str = ""
    step: int = 0
    """The present question's number; `of` counts all questions known so far."""
    of: int = 0
    page: int = 0
    pages: int = 0
    lines: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    focus: str = ""
    """The key of the question a dialogue asks now."""
    entries: tuple[Entry, ...] = ()
    repeat: str = ""
    """The repeat's name in LIST mode."""
    add_label: str = ""
    """Empty where no more may be added."""
    submit_label: str = ""
    options: Options | None = None
    query: str = ""
    calendar: Month | Times | None = None
    """In a dialogue, where a day or the time of a chosen day is asked."""
    in_words: bool = False
    """In a modal, days are typed and not picked."""
    understood: tuple[Entry, ...] = ()
    """How what was just answered is kept, where a person may have meant something else."""
    ticked: tuple[str, ...] = ()
    picked: tuple[Option, ...] = ()
    """The same with their labels, where they come from a long list."""
    note: str = ""
    error: str = ""
    """What is wrong with the list as a whole."""
    first: bool = False
    """There is nothing to go back to."""
    choosing: bool = False
    """At the review: choose which answer to change."""
    item: Entry | None = None
    """At a list: the item of which an answer is chosen to be changed."""
    card: Card | None = None

    @property
    def asked(self) -> Ask | None:
        """The question a dialogue asks now."""
        return next((ask for ask in self.asks if ask.key == self.focus), None)
