"""When a reminder comes: working hours, weekends, quiet hours and the change of the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.delivery.quiet import quiet_until
from core.kit.words import Words
from core.notifications.load import load_kinds
from core.notifications.nudge import Nudge
from core.notifications.nudges import NOT_NUDGED, NUDGES, OPENED
from core.notifications.office import (
    EVENING,
    MORNING,
    in_office,
    is_working,
    morning,
    off_weekend,
    working_day,
)
from core.notifications.reminders import ANY_ACT
from core.reminders.due import Asked, Person
from core.reminders.hours import tellable
from core.reminders.step import Step, step
from tests.notifications.table import OTHERS, SAMPLE

INDIA, RIYADH, BERLIN = "Asia/Kolkata", "Asia/Riyadh", "Europe/Berlin"
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)
KINDS = load_kinds()


def at(zone: str, *parts: int) -> datetime:
    """A moment on the clock of a zone."""
    return datetime(*parts, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type, misc]  # year to minute


def test_every_awaited_act_has_a_rule() -> None:
    acts = {kind.awaits for kind in KINDS.values() if kind.awaits and kind.category not in OTHERS}
    assert acts - set(NUDGES) == {ANY_ACT}
    assert set(NUDGES) - acts == set(), "nobody is asked for these"
    assert set(NOT_NUDGED) <= set(KINDS)
    assert all(rule.times >= 1 and rule.every >= 1 for rule in NUDGES.values())
    assert len(NUDGES) >= 20


@pytest.mark.parametrize("act", [act for act, rule in NUDGES.items() if rule.task])
def test_the_manager_can_open_what_nobody_answered(act: str) -> None:
    rule = NUDGES[act]
    assert Words()(rule.task, **dict.fromkeys(("agency", "candidate", "title", "house"), "x"), **MONEY)
    kept = {name: SAMPLE[name] for name in OPENED}
    assert all(button.act for row in rule.instead(kept) for button in row)
    assert rule.instead(kept)


MONEY = {"client": "Acme", "code": "ACM-1", "total": "₹1"}


def test_whose_weekend_it_is_tells_the_zone() -> None:
    assert [off_weekend(FRIDAY, zone) for zone in (INDIA, RIYADH)] == [FRIDAY, date(2026, 3, 8)]
    assert [working_day(FRIDAY, 1, zone) for zone in (INDIA, RIYADH)] == [MONDAY, date(2026, 3, 8)]
    assert working_day(MONDAY, -1, INDIA) == FRIDAY
    assert working_day(MONDAY, 5, INDIA) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(INDIA, 2026, 3, 6, 11, 30), at(INDIA, 2026, 3, 6, 11, 30)),
        (at(INDIA, 2026, 3, 6, 18, 0), at(INDIA, 2026, 3, 9, 9, 0)),
        (at(INDIA, 2026, 3, 7, 11, 0), at(INDIA, 2026, 3, 9, 9, 0)),
        (at(INDIA, 2026, 3, 9, 3, 0), at(INDIA, 2026, 3, 9, 9, 0)),
        (at(BERLIN, 2026, 3, 28, 12, 0), at(BERLIN, 2026, 3, 30, 9, 0)),
    ],
)
def test_working_hours(moment: datetime, expected: datetime) -> None:
    assert in_office(moment, str(expected.tzinfo), 0) == expected


def test_what_falls_due_at_nine_is_spread() -> None:
    moments = {morning(MONDAY, INDIA, person) for person in range(1000)}
    assert len(moments) > 300
    assert all(time(9) <= one.time() < time(9, 10) for one in moments)
    assert morning(MONDAY, INDIA, 7) == morning(MONDAY, INDIA, 7)


@pytest.mark.parametrize(
    ("rule", "due", "expected"),
    [
        (Nudge(3), at(INDIA, 2026, 3, 3, 18), at(INDIA, 2026, 3, 4, 9)),
        (Nudge(3), at(INDIA, 2026, 3, 4, 14, 30), at(INDIA, 2026, 3, 4, 14, 30)),
        (Nudge(3), at(INDIA, 2026, 3, 6, 18), at(INDIA, 2026, 3, 9, 9)),
        (Nudge(1, before=2), at(INDIA, 2026, 3, 9, 15), at(INDIA, 2026, 3, 5, 9)),
        # Never on the day of asking, however near the end.
        (Nudge(1, before=5), at(INDIA, 2026, 3, 3, 18), at(INDIA, 2026, 3, 3, 9)),
    ],
)
def test_the_first_one(rule: Nudge, due: datetime, expected: datetime) -> None:
    assert rule.first(at(INDIA, 2026, 3, 2, 14), due, INDIA, 0) == expected


def test_the_next_one_is_reckoned_from_when_it_was_told() -> None:
    rule = Nudge(3, every=2)
    assert rule.following(at(INDIA, 2026, 3, 5, 11), INDIA, 0) == at(INDIA, 2026, 3, 9, 9)
    assert rule.following(at(BERLIN, 2026, 3, 27, 9), BERLIN, 0) == at(BERLIN, 2026, 3, 31, 9)


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
CLOCK = st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0))


@given(
    MOMENTS, st.sampled_from([INDIA, RIYADH, BERLIN, "America/New_York", "Pacific/Auckland"]), CLOCK, CLOCK
)
def test_the_moment_found_is_one_at_which_he_may_be_told(
    now: datetime, zone: str, start: time | None, end: time | None
) -> None:
    """Found again at that moment it stays, so nobody waits for ever."""
    moment = tellable(now, zone, (start, end), 5)
    local = moment.astimezone(ZoneInfo(zone))
    assert moment >= now
    assert (moment - now).days <= 5
    assert is_working(local.date(), zone)
    assert quiet_until(moment, zone, start, end) is None
    assert tellable(moment, zone, (start, end), 5) == moment
    if start is None or end is None:
        assert MORNING <= local.time() < EVENING


PERSON = Person(id=7, name="Kiran", locale="en", zone=INDIA, role=None, quiet=(None, None), is_here=True)
NOW = at(INDIA, 2026, 3, 4, 10)
ASKED = Asked(
    id=1,
    kind=KINDS["profile_sent"],
    params={},
    due_at=NOW,
    rule=Nudge(3, every=1, task="x"),
    organization_id=1,
    manager_id=9,
    act="decide_profile",
    nudge_at=NOW,
    nudges=0,
    reminded_at=None,
    snoozed_until=None,
    asked_at=NOW,
    is_on_its_way=False,
)
TOMORROW = Nudge(3).following(NOW, INDIA, 7)


@pytest.mark.parametrize(
    ("nudges", "manager", "expected"),
    [
        (0, 9, Step(TOMORROW, remind=True)),
        (2, 9, Step(TOMORROW, remind=True)),
        (3, 9, Step(None, tell_manager=True)),
        # His own manager, or none: after the last one there is nobody to tell.
        (2, 7, Step(None, remind=True)),
        (2, None, Step(None, remind=True)),
        (3, 7, Step(None)),
    ],
)
def test_one_step_at_a_time(nudges: int, manager: int | None, expected: Step) -> None:
    assert step(replace(ASKED, nudges=nudges, manager_id=manager), PERSON, NOW) == expected


def test_the_manager_may_be_told_with_a_reminder() -> None:
    asked = replace(ASKED, rule=Nudge(3, task="x", manager_with=2))
    steps = [step(replace(asked, nudges=number), PERSON, NOW) for number in range(3)]
    assert [one.tell_manager for one in steps] == [False, True, False]
    assert steps[-1].next_at is None


def test_what_makes_no_sense_any_more_ends() -> None:
    offer = replace(ASKED, rule=Nudge(3, until="joining", task="x"), params={"joining": date(2026, 3, 3)})
    assert step(offer, PERSON, NOW) == Step(None, tell_manager=True)
    assert step(offer, PERSON, at(INDIA, 2026, 3, 3, 17)).remind
    assert step(ASKED, replace(PERSON, is_here=False), NOW) == Step(None)
    assert step(replace(ASKED, rule=None), PERSON, NOW) == Step(None)


def test_what_comes_by_itself_is_not_said_twice() -> None:
    assert step(replace(ASKED, is_on_its_way=True), PERSON, NOW) == Step(TOMORROW)
    put_off = replace(ASKED, snoozed_until=at(INDIA, 2026, 3, 4, 9))
    assert step(put_off, PERSON, NOW) == Step(TOMORROW)
    assert step(replace(put_off, nudge_at=TOMORROW), PERSON, TOMORROW).remind
