"""A Form is a frozen value: what is asked, in which order, of whom, and what the answers become."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.forms.answers import Answers
from bot.forms.kinds import Kind
from bot.forms.setting import Setting
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Text, Words

When = Callable[[Answers], bool]
Check = Callable[[Any, Answers, Setting], Text | None]
"""(value as kept, answers so far, setting) → what is wrong with it, or None."""
Lines = Callable[[Answers, Words], Iterable[str]]


def always(answers: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One question. All texts are msgids."""

    name: str
    kind: Kind
    label: str
    """Short, for the modal and the review (≤ 48)."""
    ask: str = ""
    """The question as a sentence, for the dialogue; the label where empty."""
    hint: str = ""
    """What would be accepted, with an example."""
    optional: bool = False
    when: When = always
    check: Check | None = None
    suggest: Callable[[Answers], Any] | None = None
    """A value to offer, as kept in answers (from the facts); the person confirms or changes it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Questions asked together in a modal, one after the other in a dialogue."""

    name: str
    title: str
    fields: tuple[Field, ...]
    lines: Lines | None = None
    """What the person should read first (terms, duplicates found); at most 20 lines."""
    when: When = always


@dataclass(frozen=True, slots=True)
class Repeat:
    """A group of questions asked as often as wanted: locations, rounds, bands."""

    name: str
    title: str
    """Of one item, e.g. "Location"; the item's number is added."""
    fields: tuple[Field, ...]
    add_label: str
    summary: Callable[[Answers, Words], str]
    """One item in one line."""
    least: int = 1
    most: int = 10
    check: Callable[[list[Answers]], Text | None] | None = None
    """What is wrong with the items together (a gap between bands), judged before going on."""
    lines: Lines | None = None
    """What the person should read with each item and with the list."""
    when: When = always


Section = Page | Repeat


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form starts from: facts, and answers already known (prefilled, editable)."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Submission:
    """What the submit function gets; `key` is the draft's id and makes the act idempotent."""

    actor: Actor
    subject: str
    answers: Answers
    key: str
    now: datetime


async def _nothing(actor: Actor, subject: str, now: datetime) -> Begun:
    return Begun()


Learn = Callable[[Actor, str, Answers, datetime], Awaitable[Mapping[str, Any]]]
"""(actor, subject, answers, now) → facts learnt from an answer just given."""


@dataclass(frozen=True, slots=True)
class Form:
    """A conversation: `name` is also its command (`/post_job`) and its file's name."""

    name: str
    title: str
    """≤ 24 characters in every language: Slack's modal title."""
    description: str
    """One sentence for help and the command menus (≤ 100)."""
    roles: frozenset[Role]
    sections: Callable[[Answers], Sequence[Section]]
    """The pages, which may depend on answers and facts; pure."""
    submit: Callable[[Submission], Awaitable[Card]]
    """Calls the use-case in the turn's transaction and returns the closing card (texts are msgid-rendered
    by the caller's Words: use `Words(actor.locale, actor.zone)`)."""
    begin: Callable[[Actor, str, datetime], Awaitable[Begun]] = _nothing
    """Checks that this actor may do this to the subject (raises Refusal) and gathers facts."""
    learn: Mapping[str, Learn] = field(default_factory=dict)
    """By field name: run after that field was answered; what it returns is merged into the facts."""
    submit_label: str = N_("Submit")
    version: int = 1
    """Goes up whenever what is asked changes; `make drafts` then keeps a draft of it."""
    changes: Mapping[int, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = field(default_factory=dict)
    """By version: how its answers become those of the next (see versions.py); none where nothing moved."""
    life: timedelta = timedelta(days=7)
    can_be_handed: bool = True
    """False: only the person himself can finish it, so it is handed to no colleague."""
    among: "Callable[[Mapping[str, Form]], Form] | None" = None
    """For a form about drafts of other forms: itself, knowing them all."""
    needs_subject: bool = False
    """True: only started from a button about a thing, so it is no command."""
    needs_review: bool = True
    """False: a form of one or two answers (a reason) is submitted without a review."""
    anonymous: bool = False
    """True: open to a person without an account (registering an agency)."""
