"""One digest for each day of a person's calendar, whatever his zone does to its clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.digests.times import (
    TOO_LATE,
    day_of,
    is_too_late,
    last_due,
    next_due,
    rests_on,
)
from core.kit.actor import Role
from core.kit.spread import SPREAD, spread_of

PERSON = 37
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""When Berlin loses the hour from two to three, and has it twice."""


def due_on(day: date, hour: time, zone: str) -> datetime:
    """The moment of one day, on the clock of its zone."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone)) - timedelta(hours=1)
    found = next_due(PERSON, hour, zone, midnight)
    assert day_of(PERSON, found, zone) == day
    return (found - spread_of(PERSON)).astimezone(ZoneInfo(zone))


def test_an_hour_that_does_not_exist_is_the_next_one() -> None:
    assert due_on(SPRING, time(2, 30), "Europe/Berlin").time() == time(3, 30)


def test_an_hour_that_comes_twice_counts_the_first_time() -> None:
    found = due_on(AUTUMN, time(2, 30), "Europe/Berlin")
    assert (found.time(), found.fold) == (time(2, 30), 0)
    assert next_due(PERSON, time(2, 30), "Europe/Berlin", found + SPREAD) - found > timedelta(hours=24)


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham", "UTC"],
)
@pytest.mark.parametrize("hour", [time(0), time(2, 15), time(9), time(23, 59)])
def test_every_day_of_a_year_has_one(zone: str, hour: time) -> None:
    moment, days = datetime(2026, 1, 1, tzinfo=UTC), []
    for _ in range(366):
        moment = next_due(PERSON, hour, zone, moment)
        days.append(day_of(PERSON, moment, zone))
        assert last_due(PERSON, hour, zone, moment) == moment
        assert last_due(PERSON, hour, zone, moment - timedelta(seconds=1)) < moment
    assert days == [days[0] + timedelta(days=number) for number in range(366)]


def test_half_an_hour_of_summer_time_moves_it_by_half_an_hour() -> None:
    # Lord Howe Island turns its clocks back by half an hour on the fifth of April.
    before, after = (due_on(date(2026, 4, day), time(9), "Australia/Lord_Howe") for day in (4, 5))
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=24, minutes=30)


def test_ten_thousand_people_are_spread_over_ten_minutes() -> None:
    moments = [spread_of(person) for person in range(10_000)]
    assert max(moments) < SPREAD
    assert max(moments.count(moment) for moment in set(moments)) <= 17


def test_a_morning_is_not_told_at_night() -> None:
    due = datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert not is_too_late(due, due + TOO_LATE)
    assert is_too_late(due, due + TOO_LATE + timedelta(seconds=1))


def test_who_rests_when() -> None:
    saturday, sunday, monday = (date(2026, 3, day) for day in (7, 8, 9))
    assert [rests_on(Role.MANAGER, day) for day in (saturday, sunday, monday)] == [False, True, False]
    assert [rests_on(Role.CLIENT, day) for day in (saturday, sunday, monday)] == [True, True, False]
