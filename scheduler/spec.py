"""What a recurring job is: a name, a trigger, what happens after downtime, and an effect."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

INDIA = "Asia/Kolkata"
CLOCK_CHANGE = timedelta(hours=3)
"""More than any clock is ever moved at once."""

Trigger: TypeAlias = "CronTrigger | IntervalTrigger"


class CatchUp(StrEnum):
    """What happens to the moments that passed while no scheduler ran."""

    NONE = "none"
    LAST = "last"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class JobSpec:
    """One recurring job. `run` gets the moment it runs for, and works inside the scheduler's transaction."""

    name: str
    trigger: Trigger
    run: Callable[[datetime], Awaitable[None]]
    catch_up: CatchUp = CatchUp.LAST
    grace: timedelta = timedelta(minutes=1)
    """How late counts as on time, for a job that does not catch up."""

    @property
    def zone(self) -> str:
        return str(self.trigger.timezone)

    @property
    def _span(self) -> timedelta | None:
        return self.trigger.interval if isinstance(self.trigger, IntervalTrigger) else None

    def first(self, now: datetime) -> datetime:
        """The first moment from now on."""
        return now + self._span if self._span else self._first_after(now - timedelta(microseconds=1))

    def following(self, moment: datetime) -> datetime:
        """The moment after this one; a time of day that comes twice on one day counts once."""
        if self._span:
            return moment + self._span
        previous = moment.astimezone(self.trigger.timezone)
        found = self._fire(previous, previous)
        while found.replace(tzinfo=None) <= previous.replace(tzinfo=None):
            found = self._fire(found, found)
        return found.astimezone(UTC)

    def first_after(self, now: datetime, moment: datetime) -> datetime:
        """The first moment later than now, in step with this one, however long the downtime was."""
        if self._span:
            missed = max(0, (now - moment) // self._span)
            return moment + (missed + 1) * self._span
        return self._first_after(max(now, moment))

    def _first_after(self, now: datetime) -> datetime:
        # Begun before any change of the clocks, so that the same day always gives the same moments.
        start = (now - CLOCK_CHANGE).astimezone(self.trigger.timezone)
        found = self._fire(None, start).astimezone(UTC)
        while found <= now:
            found = self.following(found)
        return found

    def _fire(self, previous: datetime | None, now: datetime) -> datetime:
        found: datetime | None = self.trigger.get_next_fire_time(previous, now)
        if found is None:
            raise ValueError(f"the trigger of {self.name} never fires again; a recurring job's must")
        return found


@dataclass(frozen=True, slots=True)
class Turn:
    """What to do about a job that is due: run for this moment, if at all, and be due again then."""

    run_for: datetime | None
    next_at: datetime


def turn(spec: JobSpec, due: datetime, now: datetime) -> Turn:
    """Decide by the job's own rule about downtime."""
    match spec.catch_up:
        case CatchUp.ALL:
            return Turn(due, spec.following(due))
        case CatchUp.LAST:
            return Turn(now, spec.first_after(now, due))
        case CatchUp.NONE:
            on_time = now - due <= spec.grace
            return Turn(now if on_time else None, spec.first_after(now, due))


def daily(hour: int, minute: int = 0, *, zone: str = INDIA, days: str = "*") -> CronTrigger:
    """Once a day at this time on the clocks of the zone; `days` as in `mon-fri`."""
    return CronTrigger(day_of_week=days, hour=hour, minute=minute, timezone=ZoneInfo(zone))


def every(**span: float) -> IntervalTrigger:
    """Again and again after this span, as in every(minutes=5)."""
    seconds = timedelta(**span).total_seconds()
    return IntervalTrigger(seconds=int(seconds), timezone=UTC)
