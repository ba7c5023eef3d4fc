"""Dates and sums as people write them: one meaning is kept, several are asked back, none is refused."""

import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.asking.pay import YEARLY
from bot.forms import kinds
from bot.forms.problem import Meant, Problem, Timeless, Unclear
from bot.forms.reading import read
from bot.forms.setting import Setting
from core.kit.words import Words

MONDAY = Setting(datetime(2026, 3, 2, 9, tzinfo=UTC))
"""14:30 in India."""
ANY, COMING, PAST = kinds.Day(), kinds.Day(from_today=0), kinds.Day(to_today=0)
MOMENT = kinds.Moment()


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (ANY, "day after tomorrow", "2026-03-04"),
        (ANY, "25 Dec", "2026-12-25"),
        (ANY, "Dec 25th, 2026", "2026-12-25"),
        (ANY, "in 3 days", "2026-03-05"),
        (ANY, "a week ago", "2026-02-23"),
        (ANY, "next Tue", "2026-03-03"),
        (ANY, "next monday", "2026-03-09"),
        (ANY, "the 15th", "2026-03-15"),
        (ANY, "tue 3 march", "2026-03-03"),
        (ANY, "31/3", "2026-03-31"),
        (ANY, "04.05.2026", "2026-05-04"),
        (ANY, "tomorrow 4pm", "2026-03-03"),
        (ANY, "29 feb", "2028-02-29"),
        (ANY, "अगले मंगलवार", "2026-03-03"),
        (ANY, "५ मार्च", "2026-03-05"),
        (ANY, "3 दिन बाद", "2026-03-05"),
        (COMING, "कल", "2026-03-03"),
        (PAST, "कल", "2026-03-01"),
        (COMING, "1 march", "2027-03-01"),
        (PAST, "5 march", "2025-03-05"),
        (PAST, "friday", "2026-02-27"),
        (MOMENT, "next Tue 15:30", "2026-03-03T10:00:00+00:00"),
        (MOMENT, "कल शाम 4 बजे", "2026-03-03T10:30:00+00:00"),
        (MOMENT, "kal shaam 4 baje", "2026-03-03T10:30:00+00:00"),
        (MOMENT, "अगले मंगलवार सुबह साढ़े 9 बजे", "2026-03-03T04:00:00+00:00"),
        (MOMENT, "today 5", "2026-03-02T11:30:00+00:00"),
        (MOMENT, "tonight at 8", "2026-03-02T14:30:00+00:00"),
        (MOMENT, "in 2 hours", "2026-03-02T11:00:00+00:00"),
        (MOMENT, "Wed 4 Mar 2026, 11:00 IST", "2026-03-04T05:30:00+00:00"),
        (MOMENT, "4 March 2026 11:00pm", "2026-03-04T17:30:00+00:00"),
        (MOMENT, "tomorrow 3:30pm", "2026-03-03T10:00:00+00:00"),
        (MOMENT, "tomorrow 4pm IST", "2026-03-03T10:30:00+00:00"),
        (MOMENT, "tomorrow 4 p.m. UTC", "2026-03-03T16:00:00+00:00"),
        (YEARLY, "5 lakh", "500000"),
        (YEARLY, "12L", "1200000"),
        (YEARLY, "1.2 cr", "12000000"),
        (YEARLY, "1 crore 20 lakh", "12000000"),
        (YEARLY, "₹ 12,00,000", "1200000"),
        (YEARLY, "Rs. 5 lakh per annum", "500000"),
        (YEARLY, "५ लाख", "500000"),
        (YEARLY, "डेढ़ करोड़ रुपये", "15000000"),
        (YEARLY, "साढ़े आठ लाख", "850000"),
        (YEARLY, "sadhe 8 lakh", "850000"),
        (YEARLY, "सवा लाख", "125000"),
        (YEARLY, "पौने दो करोड़", "17500000"),
        (YEARLY, "८,००,०००", "800000"),
        (YEARLY, "0", "0"),
        (kinds.Number(), "तीन", 3),
        (kinds.Number(), "१२", 12),
        (kinds.Phone(), "+91 98-450 12345", "+919845012345"),
        (kinds.Phone(), "९८४५० १२३४५", "+919845012345"),
    ],
)
def test_one_meaning_is_kept(kind: kinds.Kind, typed: str, kept: object) -> None:
    assert read(kind, typed, MONDAY) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "readings"),
    [
        (ANY, "4/5", ["2026-05-04", "2026-04-05"]),
        (ANY, "4/5/2026", ["2026-05-04", "2026-04-05"]),
        (ANY, "Monday", ["2026-03-02", "2026-03-09"]),
        (ANY, "25 feb", ["2027-02-25", "2026-02-25"]),
        (ANY, "कल", ["2026-03-03", "2026-03-01"]),
        (MOMENT, "tomorrow 5", ["2026-03-02T23:30:00+00:00", "2026-03-03T11:30:00+00:00"]),
        (MOMENT, "4 March 2026 5:30", ["2026-03-04T00:00:00+00:00", "2026-03-04T12:00:00+00:00"]),
        (MOMENT, "4pm", ["2026-03-02T10:30:00+00:00", "2026-03-03T10:30:00+00:00"]),
        (
            MOMENT,
            "5",
            ["2026-03-02T11:30:00+00:00", "2026-03-02T23:30:00+00:00", "2026-03-03T11:30:00+00:00"],
        ),
        (MOMENT, "monday", ["2026-03-02", "2026-03-09"]),
        (YEARLY, "8.5", ["850000", "85000000"]),
        (YEARLY, "45", ["45000", "4500000", "450000000"]),
    ],
)
def test_several_meanings_are_asked_back(kind: kinds.Kind, typed: str, readings: list[str]) -> None:
    with pytest.raises(Unclear) as doubt:
        read(kind, typed, MONDAY)
    assert list(doubt.value.readings) == readings
    assert "may mean more than one thing" in Words()(doubt.value.text)
    for one in readings:
        if len(one) > 10 or kind is not MOMENT:
            assert read(kind, one, MONDAY) == one, "a button with a reading is an answer"
            assert read(kind, Meant(typed, one), MONDAY) == one
    with pytest.raises(Unclear):
        read(kind, Meant(typed, "something else"), MONDAY)


def test_what_was_chosen_counts_only_while_the_text_may_mean_it() -> None:
    assert read(ANY, Meant("5 April", "2026-05-04"), MONDAY) == "2026-04-05"


def test_a_day_without_its_time_is_remembered_while_the_time_is_asked() -> None:
    with pytest.raises(Timeless) as asked:
        read(MOMENT, "thursday", MONDAY)
    on_day = Setting(MONDAY.now, day=asked.value.day)
    assert read(MOMENT, "4pm", on_day) == "2026-03-05T10:30:00+00:00"
    assert read(MOMENT, "friday 4pm", on_day) == "2026-03-06T10:30:00+00:00"


def test_the_same_words_are_another_moment_elsewhere() -> None:
    there = Setting(MONDAY.now, zone="America/New_York")
    assert read(MOMENT, "tomorrow 4pm", there) == "2026-03-03T21:00:00+00:00"


@settings(deadline=None)
@given(st.decimals(Decimal("0.1"), Decimal("99.9"), places=1), st.sampled_from(["lakh", "L", "LPA", "लाख"]))
def test_lakhs_are_lakhs_however_they_are_written(value: Decimal, unit: str) -> None:
    assert Decimal(read(kinds.Sum(), f"{value} {unit}", MONDAY)) == value * 100_000


@settings(deadline=None)
@given(st.one_of(st.text(max_size=30), st.text("0123456789/-.: ampmonday", max_size=16)))
def test_any_words_are_a_moment_within_reason_or_a_problem(typed: str) -> None:
    for kind in (ANY, COMING, PAST, MOMENT):
        assert said_or_kept(kind, typed)


def said_or_kept(kind: kinds.Kind, typed: str) -> bool:
    """What is wrong is a sentence, what is kept is a date."""
    try:
        return datetime.fromisoformat(read(kind, typed, MONDAY)).year >= 1
    except Problem as problem:
        return Words()(problem.text).endswith((".", "?"))


def test_plain_digits_and_known_words_need_no_library() -> None:
    """It takes half a second to load, and few dates need it."""
    program = """
import sys
from datetime import UTC, datetime
from bot.forms import kinds
from bot.forms.reading import read
from bot.forms.setting import Setting
setting = Setting(datetime(2026, 3, 2, 9, tzinfo=UTC))
for kind, typed in (
    (kinds.Sum(), "800000"), (kinds.Sum(), "8.5 LPA"), (kinds.Number(), "3"), (kinds.Day(), "2026-03-31"),
    (kinds.Day(), "31 March"), (kinds.Moment(), "tomorrow 4pm"), (kinds.Phone(), "9845012345"),
):
    read(kind, typed, setting)
print("dateparser" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.strip() == "False"
