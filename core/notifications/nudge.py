"""How somebody is reminded of an act that waits for him, and when the manager hears of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.notifications.kind import Params, Rows
from core.notifications.office import in_office, morning, working_day


def _no_rows(params: Params) -> Rows:
    return ()


@dataclass(frozen=True, slots=True)
class Nudge:
    """The first reminder comes when the act is due, in working hours; the others in the mornings after it."""

    times: int
    every: int = 1
    """So many working days lie between two reminders."""
    before: int = 0
    """So many working days before the act is due the first one comes."""
    until: str = ""
    """The param with the last day on which the act makes sense; nobody is reminded after it."""
    task: str = ""
    """What was asked, for the manager's eyes; empty where he is not told that nobody answered."""
    manager_with: int = 0
    """With which reminder the manager is told; 0: one step after the last of them."""
    instead: Callable[[Params], Rows] = _no_rows
    """What the manager may open, or do himself, from the params of what was asked."""

    def first(self, asked: datetime, due_at: datetime, zone: str, person: int) -> datetime:
        """When the first reminder comes, never on the day of asking."""
        moment = in_office(due_at, zone, person)
        if self.before:
            day = due_at.astimezone(ZoneInfo(zone)).date()
            moment = morning(working_day(day, -self.before, zone), zone, person)
        return max(moment, self._morning_after(asked, 1, zone, person))

    def following(self, last: datetime, zone: str, person: int) -> datetime:
        """When the one after this one comes."""
        return self._morning_after(last, self.every, zone, person)

    def _morning_after(self, moment: datetime, steps: int, zone: str, person: int) -> datetime:
        day = moment.astimezone(ZoneInfo(zone)).date()
        return morning(working_day(day, steps, zone), zone, person)

    def is_over(self, params: Params, now: datetime, zone: str) -> bool:
        """Whether the act makes no sense any more."""
        last: Any = params.get(self.until)
        return isinstance(last, date) and now.astimezone(ZoneInfo(zone)).date() > last
