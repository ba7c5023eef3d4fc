"""What a person wants: muted, kept for the digest, not in quiet hours; and what that means on a clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.delivery.decide import Tell, decide
from core.delivery.effects import Closed, Collected, Dropped, Postponed
from core.delivery.quiet import quiet_until
from core.delivery.reading import Reader, Reading
from core.kit.words import Words
from core.models import NotificationPreference
from core.models.enums import DeliveryMode, PreferenceChannel
from core.notifications.compose import Done, Told
from core.notifications.kind import NotificationKind
from tests.delivery.house import NEWS, POSTED, REMINDER, START, House


@pytest.mark.parametrize(
    ("mode", "state"), [(DeliveryMode.MUTED, "dropped"), (DeliveryMode.DIGEST, "dropped"), (None, "sent")]
)
async def test_a_wish_holds_for_one_category_on_one_channel(
    house: House, mode: DeliveryMode | None, state: str
) -> None:
    person = await house.person(slack="D1", telegram="11")
    if mode:
        await NotificationPreference.create(
            user=person, category=NEWS.category, channel=PreferenceChannel.TELEGRAM, mode=mode
        )
    await house.tell(person, text="x")
    await house.post(person)
    await house.worker().run_until_idle()
    assert len(house.slack.written) == 2
    assert "Acme posted Engineer" in house.telegram.titles()
    assert sorted(await house.states()) == sorted(["sent"] * 3 + [state])


async def test_at_night_it_waits_for_the_morning(house: House) -> None:
    """15:00 in India is 22:30 in Auckland."""
    sleeper = await house.person(slack="D1", zone="Pacific/Auckland", quiet_from=time(22), quiet_to=time(7))
    await house.tell(sleeper, text="x")
    worker = house.worker()
    await worker.run_until_idle()
    assert await house.states() == ["later"]
    house.later(hours=8, minutes=29)
    assert await worker.run_until_idle() == 0
    house.later(minutes=1)
    assert await worker.run_until_idle() == 1
    assert house.slack.titles() == ["News: x"]


async def test_who_left_is_told_nothing(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="x")
    person.is_active = False
    await person.save()
    await house.worker().run_until_idle()
    assert await house.states() == ["dropped"]


READER = Reader(7, Words("en", "UTC"))
URGENT = NotificationKind("urgent", "x", "Urgent", urgent=True)
LOW = NotificationKind("low", "x", "Nice to know", low=True)
DONE = Done(START, by=8)


def _decide(kind: NotificationKind, reader: Reader, *, done: Done | None = None, **more: int) -> object:
    told = Told(kind, {"text": "", "client": "", "title": "", "job": ""}, done=done)
    priority = more.get("priority", kind.priority)
    return decide(Reading(told, reader), kind="card", priority=priority, now=START)


def test_the_table_of_decisions() -> None:
    def like(**wishes: object) -> Reader:
        return Reader(**{"user_id": 7, "words": READER.words, **wishes})  # type: ignore[arg-type]  # a table

    asleep = {"quiet_from": time(9), "quiet_to": time(10)}
    morning = Postponed(START.replace(hour=10, minute=0))
    allowed = like(**asleep, urgent_passes_quiet=True)
    digest, muted = like(mode=DeliveryMode.DIGEST), like(mode=DeliveryMode.MUTED)
    assert [
        _decide(NEWS, READER),
        _decide(NEWS, READER, priority=3),
        _decide(POSTED, READER, done=DONE),
        _decide(POSTED, READER, done=Done(START, by=7)),
        _decide(REMINDER, READER, done=DONE),
        _decide(NEWS, like(is_reachable=False)),
        _decide(NEWS, like(is_active=False)),
        _decide(NEWS, muted),
        _decide(NEWS, muted, priority=0),
        _decide(POSTED, muted),
        _decide(POSTED, muted, done=DONE),
        _decide(NEWS, digest),
        _decide(POSTED, digest),
        _decide(NEWS, digest, priority=0),
        _decide(NEWS, digest, priority=3),
        _decide(LOW, READER),
        _decide(NEWS, like(**asleep)),
        _decide(NEWS, like(**asleep), priority=0),
        _decide(NEWS, allowed),
        _decide(URGENT, like(**asleep)),
        _decide(URGENT, allowed),
    ] == [
        Tell(),
        Tell(silent=True),
        Tell(silent=True),
        Dropped("done before it was told"),
        Dropped("done before it was told"),
        Closed("the chat is blocked or no longer his"),
        Dropped("the person left"),
        Dropped("muted by the person"),
        Tell(),
        Collected("muted by the person"),
        Dropped("muted by the person"),
        Collected("kept for the digest"),
        Collected("kept for the digest"),
        Tell(),
        Tell(silent=True),
        Tell(silent=True),
        morning,
        Tell(),
        morning,
        morning,
        Tell(),
    ]


ZONES = st.sampled_from(["Asia/Kolkata", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "UTC"])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(MOMENTS, ZONES, TIMES, TIMES)
def test_quiet_ends_within_a_day_and_is_then_over(now: datetime, zone: str, start: time, end: time) -> None:
    until = quiet_until(now, zone, start, end)
    clock = now.astimezone(ZoneInfo(zone)).time()
    inside = start <= clock < end if start < end else clock >= start or clock < end
    assert (until is not None) == (inside and start != end)
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
        again = quiet_until(until, zone, start, end)
        # Where the clocks go back the same hour is quiet twice; it ends all the same.
        assert again is None or again - until <= timedelta(hours=1, minutes=1)


def test_without_hours_it_is_never_quiet() -> None:
    assert quiet_until(START, "UTC", None, time(7)) is None
    assert quiet_until(START, "UTC", time(7), None) is None
