"""Reading answers of every kind: any text becomes a value or a problem that says what would be accepted."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forms import kinds
from bot.forms.cleaning import cleaned
from bot.forms.problem import Problem
from bot.forms.reading import read
from bot.forms.setting import Setting
from bot.forms.showing import show
from core.kit.words import Words
from tests.forms.everything import COLOURS, TOOLS, TOWN

SETTING = Setting(datetime(2026, 3, 2, 9, tzinfo=UTC))
KINDS: tuple[kinds.Kind, ...] = (
    kinds.Line(),
    kinds.LongText(),
    kinds.Number(1, 12),
    kinds.Number(0, 100, places=2),
    kinds.Sum(),
    kinds.Day(),
    kinds.Day(from_today=0, to_today=365),
    kinds.Moment(),
    kinds.Moment(future=False),
    kinds.YesNo(),
    kinds.Choice(COLOURS),
    kinds.Several(TOOLS),
    kinds.Pick(TOWN),
    kinds.PickSeveral(TOWN),
    kinds.Email(),
    kinds.Phone(),
    kinds.File(),
)
DATED = st.from_regex(
    r"(next |in )?[0-9]{0,5} ?(mon|tue|march|week|month|year|am|pm|:)s? ?[0-9]{0,4}", fullmatch=True
)
NUMBERS = st.from_regex(r"[-+]?[0-9,]{1,32}(\.[0-9]{0,20})? ?(lakh|cr|LPA|k|%)?", fullmatch=True)
TYPED = st.one_of(st.text(), st.text(alphabet="0123456789.,:-/ apm\x00", max_size=24), DATED, NUMBERS)
FILES = st.fixed_dictionaries(
    {"file": st.text(), "name": st.text(), "size": st.integers(0, 10**9)}, optional={"photo": st.booleans()}
)


# The first date costs the loading of a library, which is no fault of that date.
unhurried = settings(deadline=None)


def told(problem: Problem) -> str:
    """The problem as the person reads it."""
    return Words()(problem.text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@unhurried
@given(raw=st.one_of(TYPED, FILES, st.lists(TYPED, max_size=3)))
def test_any_answer_is_a_value_or_a_problem(kind: kinds.Kind, raw: Any) -> None:
    try:
        value = read(kind, raw, SETTING)
    except Problem as problem:
        said = told(problem)
    else:
        said = ""
    assert not said or said.endswith((".", "?")), "a whole sentence"
    if said:
        return
    assert orjson.loads(orjson.dumps(cleaned(value))) == value, "it can be kept"
    assert show(kind, value, Words()), "and shown"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (kinds.Line(), "  two words \x00", "two words"),
        (kinds.LongText(), "a\nb", "a\nb"),
        (kinds.Number(0, 50), "12", 12),
        (kinds.Number(0, 500, places=2), "100", "100"),
        (kinds.Number(0, 500, places=2), "70.50", "70.5"),
        (kinds.Number(0, 500, places=2), "0.0", "0"),
        (kinds.Sum(), "800000", "800000"),
        (kinds.Sum(), "8 lakh", "800000"),
        (kinds.Sum(), "8.5 LPA", "850000"),
        (kinds.Sum(), "₹ 12,00,000/-", "1200000"),
        (kinds.Sum(), "1.2 crore", "12000000"),
        (kinds.Sum(), "66,640.50", "66640.50"),
        (kinds.Day(), "2026-03-31", "2026-03-31"),
        (kinds.Day(), "31/3/2026", "2026-03-31"),
        (kinds.Day(), "31 March", "2026-03-31"),
        (kinds.Day(), "tomorrow", "2026-03-03"),
        (kinds.Day(), "next Friday", "2026-03-06"),
        (kinds.Moment(), "2026-03-31 15:30", "2026-03-31T10:00:00+00:00"),
        (kinds.Moment(), "tomorrow 4pm", "2026-03-03T10:30:00+00:00"),
        (kinds.YesNo(), "Yes", True),
        (kinds.YesNo(), "no", False),
        (kinds.Choice(COLOURS), "GREEN", "green"),
        (kinds.Several(TOOLS), "Pen, quill", ["pen", "quill"]),
        (kinds.Several(TOOLS), ["ink", "ink"], ["ink"]),
        (kinds.Email(), " Asha@Example.COM ", "asha@example.com"),
        (kinds.Phone(), "98450 12345", "+919845012345"),
        (kinds.Phone(), "+44 20 7946 0958", "+442079460958"),
    ],
)
def test_what_people_write_is_understood(kind: kinds.Kind, typed: Any, kept: Any) -> None:
    assert read(kind, typed, SETTING) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (kinds.Line(most=10), "eleven signs", "12 characters long; at most 10"),
        (kinds.Line(least=3), "ab", "at least 3 characters"),
        (kinds.LongText(), "x" * 5000, "5000 characters long; at most 3000"),
        (kinds.Number(1, 12), "13", "from 1 to 12"),
        (kinds.Number(1, 12), "2.5", "a whole number"),
        (kinds.Number(0, 5, places=1), "2.55", "At most 1 decimal."),
        (kinds.Number(), "9" * 30, "is not a number"),
        (kinds.Number(), "½", "is not a number"),
        (kinds.Sum(), "a lot", "Write it like 800000, 8 lakh or 8.5 LPA"),
        (kinds.Sum(), "1.005", "at most two decimals"),
        (kinds.Sum(high=Decimal(100)), "101", "from 0 to 100"),
        (kinds.Day(), "when I can", "Write it like 2026-03-31"),
        (kinds.Day(), "2026-02-30", "Write it like 2026-03-31"),
        (kinds.Day(), "31/31/2026", "Write it like 2026-03-31"),
        (kinds.Day(from_today=0), "2026-03-01", "is too early"),
        (kinds.Day(to_today=0), "2026-03-03", "is too late"),
        (kinds.Moment(), "tomorrow", "but at what time? Write it like 4pm or 15:30"),
        (kinds.Moment(), "2026-03-02 09:00", "has passed"),
        (kinds.Moment(), "0001-01-01 00:00", "Write it like 2026-03-31 15:30"),
        (kinds.Moment(), "tomorrow 25:00", "Write it like 2026-03-31 15:30"),
        (kinds.Day(), "wed 3 march", "Write it like 2026-03-31"),
        (kinds.Day(), "next week", "Write it like 2026-03-31"),
        (kinds.Sum(), "40k per month", "Write it like 800000, 8 lakh or 8.5 LPA"),
        (kinds.YesNo(), "perhaps", "answer yes or no"),
        (kinds.Choice(COLOURS), "mauve", "Red, Green and Blue"),
        (kinds.Several(TOOLS, least=2), "Pen", "at least 2"),
        (kinds.Pick(TOWN), "Pune", "one of the list"),
        (kinds.PickSeveral(TOWN, most=1), [{"value": "1", "label": "a"}] * 2, "from 1 to 1"),
        (kinds.Email(), "asha at example", "Write it like name@example.com"),
        (kinds.Phone(), "12", "Write it like +91 98450 12345"),
        (kinds.File(), "here it is", "PDF, DOCX, at most 10 MB"),
        (
            kinds.File(),
            {"file": "1", "size": 5 << 20, "most": 4 << 20},
            "is 5 MB, and this chat hands on at most 4",
        ),
        (kinds.File(), {"file": "1", "name": "cv.pdf", "size": 40 << 20}, "is 40 MB; at most 10 MB"),
        (kinds.Line(), {"file": "1", "name": "cv.pdf"}, "I asked for text"),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_would_be(kind: kinds.Kind, typed: Any, says: str) -> None:
    with pytest.raises(Problem) as refused:
        read(kind, typed, SETTING)
    assert says in told(refused.value)


@unhurried
@given(st.dates(date(2026, 3, 2), date(2027, 3, 1)))
def test_a_day_means_the_same_however_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d-%m-%Y}", f"{day.day} {day:%B %Y}", f"{day:%d.%m.%Y}"):
        assert read(kinds.Day(), written, SETTING) == day.isoformat()


@unhurried
@given(st.datetimes(datetime(2026, 3, 3), datetime(2027, 3, 1)))  # noqa: DTZ001 - as a person in India writes
def test_a_moment_is_kept_in_utc(local: datetime) -> None:
    kept = read(kinds.Moment(), f"{local:%Y-%m-%d %H:%M}", SETTING)
    there = datetime.fromisoformat(kept) + timedelta(hours=5, minutes=30)
    assert f"{there:%Y-%m-%d %H:%M}" == f"{local:%Y-%m-%d %H:%M}"
    assert kept.endswith("+00:00")


@unhurried
@given(st.decimals(Decimal(0), Decimal(999_999_999), places=2))
def test_a_sum_survives_its_own_words(value: Decimal) -> None:
    kept = read(kinds.Sum(), f"{value:f}", SETTING)
    assert Decimal(kept) == value
    assert read(kinds.Sum(), kept, SETTING) == kept


def test_a_choice_may_be_typed_in_the_readers_language() -> None:
    kind = kinds.Choice((kinds.Option("hybrid", "Hybrid"), kinds.Option("remote", "Remote")))
    hindi = Setting(SETTING.now, "Asia/Kolkata", "hi")
    assert read(kind, "हाइब्रिड", hindi) == read(kind, "Hybrid", hindi) == "hybrid"
    with pytest.raises(Problem) as refused:
        read(kind, "कहीं भी", hindi)
    assert "हाइब्रिड और रिमोट" in Words("hi")(refused.value.text)
