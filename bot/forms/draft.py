"""A Draft as the pure part sees it: what was answered, and where the person would like to be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.forms.answers import Answers

NUMBER = re.compile(r"[0-9]{1,18}")
"""A number we may have put into a button: plain digits, and few enough for a row's id."""
CHANGE = "change"
"""A wish that is no step: at the review, choose which answer to change."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A wish, never a counter: the path decides what of it can be granted."""

    at: str = ""
    """The key of a step or of an item, `change`, or empty for the first place that is not complete."""
    query: str = ""
    """What was typed to search a long list."""
    offset: int = 0
    """The first shown option of a long list."""
    picked: tuple[dict[str, str], ...] | None = None
    """Ticked so far in a list of which several may be chosen; None before the first tick."""
    month: str = ""
    """The month of the calendar (2026-03); empty for the usual one."""
    day: str = ""
    """The day chosen (2026-03-05) while its time is asked."""
    in_words: bool = False
    """Dates are typed, not picked."""

    def to_json(self) -> dict[str, Any]:
        bare: dict[str, Any] = {"at": self.at, "query": self.query, "offset": self.offset}
        bare |= {"month": self.month, "day": self.day, "in_words": self.in_words}
        if self.picked is not None:
            bare["picked"] = list(self.picked)
        return {name: value for name, value in bare.items() if value or name == "picked"}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Cursor":
        picked = raw.get("picked")
        return cls(
            str(raw.get("at", "")),
            str(raw.get("query", "")),
            int(raw.get("offset", 0)),
            None if picked is None else tuple(dict(one) for one in picked),
            str(raw.get("month", "")),
            str(raw.get("day", "")),
            bool(raw.get("in_words", False)),
        )


@dataclass(slots=True, eq=False)
class Walked:
    """The path last computed, and from what; a turn asks for it some thirty times and changes it twice."""

    form: object = None
    answers: object = None
    facts: object = None
    path: Any = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One conversation's state, a value; the row it came from is the store's business."""

    id: int
    form: str
    subject: str
    revision: int
    answers: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    cursor: Cursor = field(default_factory=Cursor)
    walked: Walked = field(default_factory=Walked, compare=False, repr=False)

    @property
    def token(self) -> str:
        """Proves where a press belongs and when its card was drawn."""
        return f"{self.id}.{self.revision}"

    @property
    def given(self) -> Answers:
        return Answers(self.answers, self.facts)

    def moved(self, **wish: Any) -> "Draft":
        """The same answers, another wish."""
        return replace(self, cursor=Cursor(**wish))

    def answered(self, answers: Mapping[str, Any]) -> "Draft":
        """Other answers, and no wish: go on where the path is not complete."""
        return replace(self, answers=answers, cursor=Cursor())


@dataclass(frozen=True, slots=True)
class Token:
    """What a button carries back."""

    draft: int
    revision: int

    @classmethod
    def parse(cls, text: str) -> "Token | None":
        draft, _, revision = text.partition(".")
        if NUMBER.fullmatch(draft) and NUMBER.fullmatch(revision):
            return cls(int(draft), int(revision))
        return None
