"""Who is busy when, and which time is free instead; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS = time(10)
DAY_ENDS = time(18)
STEP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Busy:
    """A span in which a person cannot be elsewhere; the end is free again, so that slots may touch."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, starts_at: datetime, ends_at: datetime) -> bool:
        return self.starts_at < ends_at and starts_at < self.ends_at


def first_meeting(busy: Sequence[Busy], starts_at: datetime, ends_at: datetime) -> Busy | None:
    """The earliest span that a wanted one would meet."""
    met = [span for span in busy if span.meets(starts_at, ends_at)]
    return min(met, key=lambda span: span.starts_at) if met else None


def next_free(busy: Sequence[Busy], starts_at: datetime, length: timedelta) -> datetime:
    """The first moment from the wanted one on at which the whole length is free."""
    start = starts_at
    for span in sorted(busy, key=lambda span: span.starts_at):
        if span.meets(start, start + length):
            start = span.ends_at
    return start


def free_slots(
    busy: Sequence[Busy], now: datetime, zone: str, *, length: timedelta, most: int
) -> list[datetime]:
    """The next free starts on working days, at most three a day so that there is a choice of days."""
    found: list[datetime] = []
    per_day: dict[int, int] = {}
    for start in _starts(now, zone):
        if len(found) == most:
            break
        day = start.astimezone(ZoneInfo(zone)).toordinal()
        if per_day.get(day, 0) < 3 and first_meeting(busy, start, start + length) is None:
            per_day[day] = per_day.get(day, 0) + 1
            found.append(start)
    return found


def _starts(now: datetime, zone: str) -> Iterator[datetime]:
    """Every half hour of the working days of the next two weeks, beginning tomorrow."""
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    for ahead in range(1, 15):
        day = today + timedelta(days=ahead)
        if day.weekday() >= 5:
            continue
        start = datetime.combine(day, DAY_BEGINS, here)
        while start.time() < DAY_ENDS:
            yield start.astimezone(ZoneInfo("UTC"))
            start += STEP
