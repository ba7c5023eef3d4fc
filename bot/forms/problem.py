"""Why an answer cannot be kept as it was given, and what would help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.kit.words import N_, Text

MOST_READINGS = 4
"""More than a few buttons no longer help anybody to say what was meant."""


@dataclass(eq=False)
class Problem(Exception):
    """Why a value was refused, and what would be accepted."""

    text: Text


@dataclass(eq=False)
class Unclear(Problem):
    """Several things may be meant; each reading is the value that would be kept."""

    readings: tuple[Any, ...]


@dataclass(eq=False)
class Timeless(Problem):
    """The day was said, but not the time."""

    day: date


@dataclass(frozen=True, slots=True)
class Meant:
    """Typed text, and which of its readings was chosen; it counts only while the text may mean that."""

    typed: Any
    meant: str


def unclear(typed: str, readings: Sequence[str]) -> Unclear:
    """Ask back which of the readings was meant."""
    text = N_("“{typed}” may mean more than one thing. Choose what you mean, or write it in full.")
    return Unclear(Text(text, {"typed": typed[:40]}), tuple(readings[:MOST_READINGS]))
