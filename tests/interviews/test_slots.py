from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.interviews.slots import Busy, first_meeting, free_slots, next_free

TEN = datetime(2026, 3, 3, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_slots_may_touch() -> None:
    busy = [Busy(TEN, TEN + HOUR)]
    assert first_meeting(busy, TEN + HOUR, TEN + 2 * HOUR) is None
    assert first_meeting(busy, TEN - HOUR, TEN) is None
    assert first_meeting(busy, TEN + HOUR / 2, TEN + 2 * HOUR) == busy[0]


def test_the_next_free_time_jumps_over_all_that_is_taken() -> None:
    busy = [Busy(TEN + HOUR, TEN + 2 * HOUR), Busy(TEN, TEN + HOUR)]
    assert next_free(busy, TEN, HOUR) == TEN + 2 * HOUR
    assert next_free([], TEN, HOUR) == TEN


spans = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 90)).map(
        lambda pair: Busy(TEN + timedelta(minutes=pair[0]), TEN + timedelta(minutes=pair[0] + pair[1]))
    ),
    max_size=12,
)


@given(spans, st.integers(0, 400), st.integers(5, 120))
def test_the_next_free_time_is_free_and_not_before_the_wish(
    busy: list[Busy], offset: int, minutes: int
) -> None:
    wish, length = TEN + timedelta(minutes=offset), timedelta(minutes=minutes)
    found = next_free(busy, wish, length)
    assert found >= wish
    assert first_meeting(busy, found, found + length) is None


def test_free_slots_are_on_working_days_within_hours_and_on_several_days() -> None:
    friday = datetime(2026, 3, 6, 9, tzinfo=UTC)
    taken = Busy(datetime(2026, 3, 9, 4, tzinfo=UTC), datetime(2026, 3, 9, 14, tzinfo=UTC))
    found = free_slots([taken], friday, "Asia/Kolkata", length=HOUR, most=5)
    assert len(found) == 5
    assert [moment.isoformat() for moment in found[:2]] == [
        "2026-03-10T04:30:00+00:00",
        "2026-03-10T05:00:00+00:00",
    ]
    assert len({moment.date() for moment in found}) == 2
