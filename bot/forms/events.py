"""What a person can do to a draft, in no chat's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Act(StrEnum):
    """A press that is not an answer. The values travel in buttons, so they are short and never change."""

    BACK = "b"
    SKIP = "s"
    CANCEL = "x"
    PARK = "p"
    EDIT = "e"
    """arg: the step's key; with an item's, or without one, the answers are listed to choose from."""
    REVIEW = "r"
    ADD = "a"
    """arg: the repeat's name."""
    REMOVE = "d"
    """arg: `<repeat>.<item>`."""
    DONE = "n"
    """Enough items, or enough ticks."""
    USE = "u"
    """Take the suggested value."""
    SUBMIT = "y"
    TURN = "t"
    """arg: the offset in a long list."""
    MONTH = "m"
    """arg: the month (2026-03) of the calendar to show; a day chosen before is let go."""
    WORDS = "w"
    """arg: `1` to type dates in words where the chat has pickers, empty to pick them again."""
    CLEAR = "c"
    """Search again: forget what was typed."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """Shown again; nothing changes."""


@dataclass(frozen=True, slots=True)
class Gave:
    """An answer to the present question: typed text, a chosen value, a file."""

    raw: Any


@dataclass(frozen=True, slots=True)
class Ticked:
    """One option more or less, in a list of which several may be chosen."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Searched:
    """Text typed to narrow a long list."""

    query: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A whole page at once; `raw` by step key."""

    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pressed:
    """Another press; `raw` keeps what was typed on the page but not yet sent."""

    act: Act
    arg: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict)


Event = Resumed | Gave | Ticked | Searched | Filled | Pressed
