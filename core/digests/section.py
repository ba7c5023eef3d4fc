"""What a section of a digest is: one statement for all its readers, and what to say of each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.kit.actor import Actor, Role
from core.kit.card import Button
from core.kit.words import Text
from core.notifications.digest_content import Figure, Panel

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a digest is made, in which hat, and where his day begins and ends."""

    person: int
    role: Role
    agency: int | None
    client: int | None
    zone: str
    now: datetime

    @classmethod
    def of(cls, actor: Actor, now: datetime) -> "Reader | None":
        """Somebody with a hat."""
        if actor.role is None:
            return None
        return cls(actor.user_id, actor.role, actor.organization_id, actor.client_id, actor.zone, now)

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def as_row(self) -> dict[str, Any]:
        """What the statements of the sections know of him."""

        def midnight(days: int) -> datetime:
            """Of his own clock: a day on which it is changed has not twenty-four hours."""
            return datetime.combine(self.today + timedelta(days=days), time(), ZoneInfo(self.zone))

        return {
            "person": self.person,
            "agency": self.agency,
            "client": self.client,
            "today": self.today,
            "now": self.now,
            "yesterday": midnight(-1),
            "begins": midnight(0),
            "ends": midnight(1),
            "tomorrow_ends": midnight(2),
        }


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of one row, what ends it, and with which buttons."""

    text: Text
    subject: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Some things that wait, for the wearers of some hats.

    `sql` is a SELECT for one reader `w` (the names of `Reader.as_row`) with at least `id` and `due`, the
    day it falls due or null. What is due first comes first, then what waits longest.
    """

    name: str
    roles: frozenset[Role]
    rank: int
    """Its place among the sections of a digest."""
    title: str
    sql: str
    say: Callable[[Row], Saying]
    more: Button
    """Leads to the list of all of them."""
    most: int = 3
    """Lines shown; the rest is a press away."""
    followed: str = ""
    """The statement that tells which lines still wait after they were shown, where it is another one."""
    is_dated: bool = False
    """Its lines end with their day, done or not."""


@dataclass(frozen=True, slots=True)
class Told:
    """What some rows amount to; `is_news` makes a digest worth sending even where nothing waits."""

    figures: Sequence[Figure] = ()
    panels: Sequence[Panel] = ()
    is_news: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """Sums and counts; `sql` gives any number of rows for one reader `w`, in their order."""

    name: str
    roles: frozenset[Role]
    rank: int
    sql: str
    tell: Callable[[Sequence[Row]], Told]
