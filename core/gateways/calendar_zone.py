"""A zone as a calendar file describes it.

`icalendar` generates this too, but writes the start of summer time in the new offset where RFC 5545 (3.6.5)
reads it in the old one, so that readers change an hour late.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


def zone_component(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """The offsets of a zone from the first of the years to the end of the last."""
    component = Timezone()
    component.add("tzid", zone.key)
    start, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    for moment in [start, *_changes(zone, start, end)]:
        before, after = (moment - timedelta(seconds=1)).astimezone(zone), moment.astimezone(zone)
        old, new = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
        observance = TimezoneDaylight() if after.dst() else TimezoneStandard()
        observance.add("dtstart", (moment + old).replace(tzinfo=None))
        observance.add("tzoffsetfrom", old)
        observance.add("tzoffsetto", new)
        observance.add("tzname", after.tzname())
        component.add_component(observance)
    return component


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments at which the offset changes."""
    day = start
    while day < end:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _change_between(zone, day, following)
        day = following


def _change_between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Halve the day until one second is left."""
    old = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return high
