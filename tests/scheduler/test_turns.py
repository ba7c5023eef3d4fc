"""When a job is due next: by the clocks of its zone, over the days they change, and after any downtime."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.spec import CatchUp, JobSpec, Trigger, daily, every, turn

BERLIN = "Europe/Berlin"
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SPANS = st.timedeltas(timedelta(0), timedelta(days=400))


async def nothing(now: datetime) -> None:
    """A job whose effect is of no interest."""


def job(trigger: Trigger, catch_up: CatchUp = CatchUp.LAST) -> JobSpec:
    return JobSpec("job", trigger, nothing, catch_up)


def fires(trigger: Trigger, start: datetime, count: int) -> list[datetime]:
    spec = job(trigger)
    moments = [spec.first(start)]
    while len(moments) < count:
        moments.append(spec.following(moments[-1]))
    return moments


def test_morning_in_india_is_the_same_all_year() -> None:
    moments = fires(daily(9), datetime(2026, 1, 1, tzinfo=UTC), 365)
    assert {moment.strftime("%H:%M") for moment in moments} == {"03:30"}
    assert len({moment.date() for moment in moments}) == 365


def test_summer_time_keeps_the_hour_of_the_wall_clock() -> None:
    """On 29 March 2026 Berlin's clocks go from 2 to 3, on 25 October from 3 back to 2."""
    spring = fires(daily(9, zone=BERLIN), datetime(2026, 3, 28, tzinfo=UTC), 3)
    assert [moment.hour for moment in spring] == [8, 7, 7]
    autumn = fires(daily(9, zone=BERLIN), datetime(2026, 10, 24, tzinfo=UTC), 3)
    assert [moment.hour for moment in autumn] == [7, 8, 8]


@pytest.mark.parametrize("start", [datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)])
def test_an_hour_that_is_missing_or_comes_twice_fires_at_most_once(start: datetime) -> None:
    moments = fires(daily(2, 30, zone=BERLIN), start, 4)
    days = [moment.astimezone(ZoneInfo(BERLIN)).date() for moment in moments]
    assert len(set(days)) == 4
    assert moments == sorted(moments)
    assert all(later - earlier >= timedelta(hours=22) for earlier, later in pairwise(moments))


def test_only_on_working_days() -> None:
    moments = fires(daily(9, days="mon-fri"), datetime(2026, 3, 6, 12, tzinfo=UTC), 5)
    assert [moment.weekday() for moment in moments] == [0, 1, 2, 3, 4]


TRIGGERS = st.sampled_from(
    [daily(9), daily(2, 30, zone=BERLIN), daily(13, 59, days="mon-fri"), every(minutes=5)]
)


@given(TRIGGERS, MOMENTS, SPANS)
def test_the_next_turn_is_the_first_moment_that_is_not_past(
    trigger: Trigger, start: datetime, downtime: timedelta
) -> None:
    spec = job(trigger)
    due = spec.first(start)
    assert due >= start
    now = due + downtime
    again = spec.first_after(now, due)
    assert again > now
    assert again == spec.first_after(again - timedelta(microseconds=1), due)


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=12)))
def test_catching_up_all_runs_each_missed_moment_once(start: datetime, downtime: timedelta) -> None:
    spec = job(daily(2, 30, zone=BERLIN), CatchUp.ALL)
    due = spec.first(start)
    now, ran = due + downtime, []
    while due <= now:
        decided = turn(spec, due, now)
        assert decided.run_for == due
        ran.append(due)
        assert decided.next_at > due
        due = decided.next_at
    assert due == spec.first_after(now, ran[0])
    assert len(set(ran)) == len(ran)


def test_catching_up_last_runs_once_and_none_not_at_all() -> None:
    due = datetime(2026, 3, 2, 3, 30, tzinfo=UTC)
    late = due + timedelta(days=3, minutes=10)
    last = turn(job(daily(9)), due, late)
    assert (last.run_for, last.next_at) == (late, due + timedelta(days=4))
    none = turn(job(daily(9), CatchUp.NONE), due, late)
    assert (none.run_for, none.next_at) == (None, due + timedelta(days=4))
    on_time = turn(job(daily(9), CatchUp.NONE), due, due + timedelta(seconds=30))
    assert on_time.run_for == due + timedelta(seconds=30)
