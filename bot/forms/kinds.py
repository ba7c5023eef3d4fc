"""What a field may hold; how each kind is read stands in reading.py, how it is shown in showing.py."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.gateways.file_checks import Terms
from core.kit.actor import Actor

if TYPE_CHECKING:
    from bot.forms.answers import Answers


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: a short machine value, a label (≤ 75) and perhaps a second line (≤ 75)."""

    value: str
    label: str
    note: str = ""


Search = Callable[[Actor, str, "Answers", int, int], Awaitable[Sequence[Option]]]
"""(actor, typed text, answers, offset, limit) → options, already bound to the actor's agency or client."""
Find = Callable[[Actor, str], Awaitable[Option | None]]
"""(actor, value) → the option, or None when this actor may not choose it."""


Again = Callable[[Actor, Sequence[str], "Answers"], Awaitable[Sequence[Option]]]
"""(actor, values, answers) → those of the options that may be chosen here and now."""


@dataclass(frozen=True, slots=True)
class Source:
    """Choices from the database, searched and paged."""

    search: Search
    find: Find
    again: Again | None = None
    """With it, what this person used last stands first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text."""

    most: int = 255
    least: int = 1


@dataclass(frozen=True, slots=True)
class LongText:
    """Several lines of text."""

    most: int = 3000
    least: int = 1


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `places` decimals at most."""

    low: Decimal | int = 0
    high: Decimal | int = 1_000_000
    places: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in whole currency units (rupees), also typed as "5 lakh" or "8.5 LPA"."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(1_000_000_000)
    currency: str = "INR"
    least_bare: Decimal = Decimal(0)
    """A smaller number without a unit is asked back: whoever writes 8.5 for a yearly pay means lakhs."""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; bounds in days from today in the person's zone, None where there is none."""

    from_today: int | None = None
    to_today: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time in the person's zone, kept in UTC."""

    future: bool = True


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Some of a few (≤ 10)."""

    options: tuple[Option, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Pick:
    """One of many, searched in the database."""

    source: Source


@dataclass(frozen=True, slots=True)
class PickSeveral:
    """Some of many, searched in the database."""

    source: Source
    least: int = 1
    most: int = 20


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address, kept in lower case."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number, kept in E.164; without a country code it is read as Indian."""

    region: str = "IN"


@dataclass(frozen=True, slots=True)
class File:
    """One file, checked by content and size by the worker that copies it."""

    types: tuple[str, ...] = ("pdf", "docx")
    most_mb: int = 10

    @property
    def terms(self) -> Terms:
        return Terms(self.types, self.most_mb)


Kind = (
    Line
    | LongText
    | Number
    | Sum
    | Day
    | Moment
    | YesNo
    | Choice
    | Several
    | Pick
    | PickSeveral
    | Email
    | Phone
    | File
)
