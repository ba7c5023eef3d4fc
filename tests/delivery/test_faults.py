"""The other side limits, closes, refuses and falters: no message is lost, and no other chat notices."""

from datetime import timedelta
from itertools import repeat

import pytest

from core.delivery.effects import Patience
from core.delivery.enqueue import enqueue
from core.delivery.listing import deliveries, give_up, resend
from core.delivery.tried import attempts_of
from core.kit.errors import Rejected, Unavailable, Unreachable
from core.models import ChatIdentity, DeliveryAttempt, DeliveryLane, OutboxMessage
from core.models.enums import Channel, OutboxPolicy
from core.ports import Task
from tests.delivery.house import House


async def test_retry_after_rests_only_its_lane(house: House) -> None:
    one, two = await house.person(telegram="11"), await house.person(telegram="22")
    house.telegram.fail_once("11", Unavailable("429", retry_after=30))
    await house.tell(one, two, text="first")
    await house.tell(one, two, text="second")
    worker = house.worker()
    await worker.run_until_idle()
    assert house.telegram.titles("11") == []
    assert house.telegram.titles("22") == ["News: first", "News: second"]
    lane = await DeliveryLane.get(key="telegram::11")
    assert (lane.state, lane.next_at) == ("paused", house.now + timedelta(seconds=30))
    house.later(seconds=29)
    assert await worker.run_until_idle() == 0
    house.later(seconds=1)
    await worker.run_until_idle()
    assert house.telegram.titles("11") == ["News: first", "News: second"]
    assert (await DeliveryLane.get(key="telegram::11")).state == "open"
    first = await OutboxMessage.get(id=1)
    assert first.attempts == 1, "being asked to wait uses up no attempt"
    tries = await attempts_of(1)
    assert [(one.outcome.value, one.retry_after) for one in tries] == [("retry", 30), ("sent", None)]


async def test_an_outage_is_waited_out_longer_each_time_and_in_order(house: House) -> None:
    person = await house.person(slack="D1")
    house.slack.fail_once("D1", Unavailable("500"), Unavailable("500"))
    await house.tell(person, text="first")
    await house.tell(person, text="second")
    worker = house.worker()
    waits = []
    while not house.slack.written:
        await worker.run_until_idle()
        lane = await DeliveryLane.get(key="slack:T1:D1")
        waits.append((lane.next_at - house.now).total_seconds())
        house.clock.set(lane.next_at)
    assert waits[:2] == [2, 4]
    await worker.run_until_idle()
    assert house.slack.titles() == ["News: first", "News: second"]


async def test_what_never_succeeds_is_parked_and_can_be_sent_again(house: House) -> None:
    person = await house.person(slack="D1")
    house.slack.broken["D1"] = Unavailable("500")
    await house.tell(person, text="first")
    await house.tell(person, text="second")
    worker = house.worker(patience=Patience(attempts=3))
    for _ in range(6):
        await worker.run_until_idle()
        house.later(minutes=10)
    assert await house.states() == ["parked", "parked"]
    assert [(one.attempts, one.error) for one in await deliveries()] == [(3, "500"), (3, "500")]
    assert [one.outcome.value for one in await attempts_of(1)] == ["retry", "retry", "failed"]

    house.slack.broken.clear()
    assert await resend([1, 2, 3], now=house.now) == [1, 2]
    assert await resend([1], now=house.now) == []
    await worker.run_until_idle()
    assert house.slack.titles() == ["News: first", "News: second"]
    assert await deliveries() == []


async def test_a_refused_message_is_parked_at_once_and_can_be_given_up(house: House) -> None:
    person = await house.person(slack="D1")
    house.slack.fail_once("D1", Rejected("invalid_blocks"))
    await house.tell(person, text="bad")
    await house.tell(person, text="good")
    await house.worker().run_until_idle()
    assert house.slack.titles() == ["News: good"]
    assert await house.states() == ["parked", "sent"]
    assert await give_up([1, 2], now=house.now) == [1]
    assert await house.states() == ["dropped", "sent"]


@pytest.mark.parametrize("said", ["a\0b", "\ud800", "x" * 3000])
async def test_an_error_that_no_text_may_hold_is_written_down_all_the_same(house: House, said: str) -> None:
    one, two = await house.person(slack="D1"), await house.person(slack="D2")
    house.slack.fail_once("D1", Rejected(said))
    await house.tell(one, two, text="x")
    await house.worker().run_until_idle()
    assert await house.states() == ["parked", "sent"]


async def test_blocked_here_told_there(house: House) -> None:
    """Both chats have their own card, so nothing is sent twice."""
    person = await house.person(slack="D1", telegram="11")
    house.telegram.broken["11"] = Unreachable("bot was blocked")
    await house.tell(person, text="one")
    await house.worker().run_until_idle()
    assert house.slack.titles() == ["News: one"]
    assert await OutboxMessage.all().count() == 2
    identity = await ChatIdentity.get(chat_id="11")
    assert (identity.is_blocked, identity.blocked_at) == (True, house.now)
    await house.tell(person, text="two")
    assert await OutboxMessage.filter(lane="telegram::11").count() == 1


async def test_blocked_everywhere_goes_by_the_other_chat_and_then_by_mail(house: House) -> None:
    person = await house.person(slack="D1")
    house.slack.broken["D1"] = house.telegram.broken["11"] = Unreachable("gone")
    (told,) = await house.tell(person, text="one")
    await ChatIdentity.create(user=person, channel="telegram", external_id="11", chat_id="11")
    await house.worker().run_until_idle()
    rows = await OutboxMessage.all().order_by("id")
    assert [(row.lane, row.state.value) for row in rows] == [
        ("slack:T1:D1", "dropped"),
        ("telegram::11", "dropped"),
        (f"mail:{person.id}", "sent"),
    ]
    assert [task.payload for task in house.mailbox.tasks] == [{"notification": told}]
    assert {lane.state.value for lane in await DeliveryLane.filter(key__contains="1")} >= {"blocked"}


async def test_messages_waiting_behind_a_block_move_on_without_being_tried(house: House) -> None:
    person = await house.person(telegram="11")
    house.telegram.broken["11"] = Unreachable("gone")
    for text in ("one", "two", "three"):
        await house.tell(person, text=text)
    await house.worker().run_until_idle()
    assert len(house.mailbox.tasks) == 3
    blocked = await DeliveryAttempt.filter(outcome="blocked").order_by("message_id")
    assert [one.error for one in blocked] == ["gone", *["the chat is blocked or no longer his"] * 2]


async def test_a_mailbox_that_closed_is_left_for_somebody_to_look_at(house: House) -> None:
    async def bounce(task: Task) -> str | None:
        raise Unreachable("no such mailbox")

    person = await house.person()
    house.performers["mail"] = bounce
    await house.tell(person, text="one")
    await house.worker().run_until_idle()
    assert await house.states() == ["parked"]


async def test_a_slow_effect_that_fails_lets_the_others_of_its_lane_go_on(house: House) -> None:
    done: list[str] = []

    async def fetch(task: Task) -> str | None:
        if task.payload["file"] == "bad" and task.attempts == 1:
            raise Unavailable("502")
        done.append(task.payload["file"])
        return None

    house.performers["fetch_file"] = fetch
    for name in ("bad", "good"):
        await enqueue(lane="files", kind="fetch_file", payload={"file": name}, now=house.now)
    worker = house.worker()
    await worker.run_until_idle()
    assert done == ["good"]
    house.later(seconds=2)
    await worker.run_until_idle()
    assert done == ["good", "bad"]


@pytest.mark.parametrize(
    ("policy", "state"), [(OutboxPolicy.AT_LEAST_ONCE, "later"), (OutboxPolicy.AT_MOST_ONCE, "unknown")]
)
async def test_a_fault_of_ours_half_way(house: House, policy: OutboxPolicy, state: str) -> None:
    async def post(task: Task) -> str | None:
        raise KeyError("our own mistake")

    house.performers["linkedin_post"] = post
    await enqueue(lane="linkedin:1", kind="linkedin_post", payload={}, now=house.now, policy=policy)
    await house.worker().run_until_idle()
    assert await house.states() == [state]


async def test_what_nobody_performs_is_parked_with_the_line_to_write(house: House) -> None:
    await enqueue(lane="odd", kind="odd", payload={}, now=house.now)
    await house.worker().run_until_idle()
    (trouble,) = await deliveries()
    assert trouble.error == "nobody performs odd; add it to the performers of the worker"


async def test_the_same_order_twice_is_one_effect(house: House) -> None:
    for expected in (1, None):
        order = enqueue(lane="odd", kind="odd", payload={}, now=house.now, dedupe_key="draft:7")
        assert await order == expected
    assert await OutboxMessage.all().count() == 1


async def test_two_messages_that_name_one_card_do_not_hold_up_the_batch(house: House) -> None:
    """A platform that gives two workspaces' messages one id makes a batch that no statement can take."""
    people = []
    for team in ("T1", "T2"):
        person = await house.person()
        await ChatIdentity.create(
            user=person, channel=Channel.SLACK, workspace=team, external_id=f"U{team}", chat_id="D1"
        )
        people.append(person)
    house.slack._numbers = repeat(7)
    await house.tell(*people, text="hello")
    assert await house.worker().run_until_idle() == 2
    assert await house.states() == ["sent", "sent"]
    assert len(house.slack.written) == 2
