"""When a digest is due, and on which days there is none."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.kit.actor import Role
from core.kit.spread import spread_of

TOO_LATE = timedelta(hours=10)
"""After so long without a scheduler nobody is told of the morning; the next day has its own."""

SUNDAY = 6
_WEEKEND = frozenset({5, SUNDAY})
RESTS: Mapping[Role, frozenset[int]] = {
    Role.MANAGER: frozenset({SUNDAY}),
    Role.RECRUITER: frozenset({SUNDAY}),
}
"""Agencies work on Saturdays, their clients' offices do not. On such a day only what is due today is told."""


def next_due(person: int, hour: time, zone: str, after: datetime) -> datetime:
    """The first moment later than this at which the digest is due, once for each day of his calendar.

    An hour that the change of the clocks leaves out counts as if they had not been changed, one that comes
    twice counts the first time.
    """
    day = after.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    while (due := _due_on(day, person, hour, zone)) <= after:
        day += timedelta(days=1)
    return due


def last_due(person: int, hour: time, zone: str, now: datetime) -> datetime:
    """The last moment at which it was due: after a long silence one digest is sent, and not one a day."""
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    while (due := _due_on(day, person, hour, zone)) > now:
        day -= timedelta(days=1)
    return due


def day_of(person: int, due: datetime, zone: str) -> date:
    """The day of his calendar that a due moment belongs to, be it a little after midnight."""
    return (due - spread_of(person)).astimezone(ZoneInfo(zone)).date()


def is_too_late(due: datetime, now: datetime) -> bool:
    """Whether its hour is so long past that it is better left out."""
    return now - due > TOO_LATE


def rests_on(role: Role, day: date) -> bool:
    """Whether this is no working day for the wearer of this hat."""
    return day.weekday() in RESTS.get(role, _WEEKEND)


def _due_on(day: date, person: int, hour: time, zone: str) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC) + spread_of(person)
