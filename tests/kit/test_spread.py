"""Nine o'clock is spread over the minutes after it, each person at a moment of his own."""

from collections import Counter
from datetime import timedelta

from core.kit.spread import SPREAD, spread_of


def test_everybody_is_served_within_the_minutes_and_no_second_is_crowded() -> None:
    moments = [spread_of(person) for person in range(1, 6001)]
    assert all(timedelta(0) <= one < SPREAD for one in moments)
    assert set(Counter(moments).values()) == {10}


def test_neighbours_are_far_apart_and_a_person_keeps_his_moment() -> None:
    assert all(abs(spread_of(one) - spread_of(one + 1)) > timedelta(seconds=60) for one in range(1, 500))
    assert spread_of(17) == spread_of(17)
