"""Every message and every attempt can be seen; what failed is decided by a person."""

from datetime import timedelta

import pytest

from core.delivery.archive import archive_finished
from core.delivery.listing import Wanted, deliveries, delivery, give_up, resend, troubled_ids
from core.delivery.tried import attempts_of
from core.kit.errors import Rejected, Unavailable
from core.models import DeliveryAttempt, User
from core.models.enums import AttemptOutcome, OutboxState
from tests.delivery.house import House

ALL = tuple(OutboxState)


@pytest.fixture
async def asha(house: House) -> User:
    """Two in Telegram, of which one was refused, and one in Slack that arrived at the second try."""
    person = await house.person(telegram="11", slack="D1")
    house.telegram.fail_once("11", Rejected("telegram: Bad Request"))
    house.slack.fail_once("D1", Unavailable("slack: ratelimited", 5))
    worker = house.worker()
    await house.tell(person, text="first")
    await worker.run_until_idle()
    house.later(seconds=5)
    await worker.run_until_idle()
    await house.tell(await house.person(telegram="111"), text="another person's")
    await worker.run_until_idle()
    return person


async def _ids(wanted: Wanted | None = None, **page: int) -> list[str]:
    return [f"{one.lane} {one.state}" for one in await deliveries(wanted, **page)]


async def test_by_state_person_lane_and_day(house: House, asha: User) -> None:
    assert await _ids() == ["telegram::11 parked"]
    assert sorted(await _ids(Wanted(ALL, user_id=asha.id))) == ["slack:T1:D1 sent", "telegram::11 parked"]
    assert await _ids(Wanted(ALL, lane="telegram")) == ["telegram::11 parked", "telegram::111 sent"]
    assert await _ids(Wanted(ALL, lane="telegram::11")) == ["telegram::11 parked"]
    assert await _ids(Wanted(ALL, since=house.now)) == ["telegram::111 sent"]
    assert await _ids(Wanted((OutboxState.SENT,), lane="slack")) == ["slack:T1:D1 sent"]
    assert await _ids(Wanted(ALL, since=house.now + timedelta(seconds=1))) == []


async def test_a_page_after_the_other_with_the_archive_among_them(house: House, asha: User) -> None:
    whole = await deliveries(Wanted(ALL))
    await archive_finished(house.now + timedelta(seconds=1))
    paged, after = [], 0
    while page := await deliveries(Wanted(ALL), after=after, limit=1):
        paged += page
        after = page[-1].id
    assert [one.id for one in paged] == [one.id for one in whole]
    assert paged[-1] == whole[-1]


async def test_the_attempts_of_a_message_sent_again_stand_in_their_order(house: House, asha: User) -> None:
    (slack,) = await deliveries(Wanted(ALL, user_id=asha.id, lane="slack"))
    (before, _) = await attempts_of(slack.id)
    earlier = before.finished_at - timedelta(hours=1)
    await DeliveryAttempt.create(
        message_id=slack.id, number=12, outcome=AttemptOutcome.FAILED, started_at=earlier, finished_at=earlier
    )
    assert [one.number for one in await attempts_of(slack.id)] == [12, 1, 1]


async def test_every_attempt_of_a_message(house: House, asha: User) -> None:
    (slack,) = await deliveries(Wanted(ALL, user_id=asha.id, lane="slack"))
    tries = await attempts_of(slack.id)
    await archive_finished(house.now + timedelta(seconds=1))
    assert await attempts_of(slack.id) == tries, "they are kept in the archive"
    assert [(one.number, one.outcome.value, one.error, one.retry_after) for one in tries] == [
        (1, "retry", "slack: ratelimited", 5.0),
        (1, "sent", "", None),
    ]
    found = await delivery(slack.id)
    assert found is not None
    assert found.provider_id == "S1"
    assert await delivery(999) is None


async def test_all_of_one_channel_is_decided_at_once(house: House, asha: User) -> None:
    assert await troubled_ids(Wanted(lane="slack")) == []
    (number,) = await troubled_ids(Wanted(ALL, lane="telegram"))
    assert await resend([number], now=house.now) == [number]
    await house.worker().run_until_idle()
    assert house.telegram.titles("11") == ["News: first"]
    assert await give_up([number], now=house.now) == []
