"""How long a conversation is kept, and when its owner is reminded of it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

KEEP_PARKED = timedelta(days=30)
"""So long a conversation put aside is kept."""
BEFORE_REMOVAL = timedelta(days=3)
"""So long before it is removed its owner is told."""
NOTICE = timedelta(days=1)
"""Nothing is put aside or removed sooner than this after its owner was reminded, also after a downtime."""
MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """A reminder first, and what happens when nobody acts on it."""

    nudge: datetime
    end: datetime


def while_open(now: datetime, life: timedelta) -> Deadlines:
    """Of a conversation just touched."""
    end = now + life
    return Deadlines(end - min(NOTICE, life / 4), end)


def once_parked(now: datetime) -> Deadlines:
    """Of a conversation just put aside."""
    end = now + KEEP_PARKED
    return Deadlines(end - BEFORE_REMOVAL, end)


def snoozed(now: datetime, zone: str, end: datetime) -> Deadlines:
    """Nine o'clock tomorrow on the person's own clock; the end waits for it."""
    here = ZoneInfo(zone)
    nudge = datetime.combine(now.astimezone(here).date() + timedelta(days=1), MORNING, here)
    return Deadlines(nudge, max(end, nudge + NOTICE))
