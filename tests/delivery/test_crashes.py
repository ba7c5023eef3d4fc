"""A worker dies with messages in its hands: another takes over when the lease ends, never before."""

import asyncio
from datetime import timedelta

import pytest

from core.delivery.enqueue import enqueue
from core.delivery.tried import attempts_of
from core.models import OutboxMessage
from core.models.enums import OutboxPolicy
from core.ports import Task
from tests.delivery.house import House

LEASE = timedelta(seconds=60)


async def _die_half_way(house: House) -> None:
    """Start a worker, let it hang inside the platform, and kill it there."""
    house.slack.gate = asyncio.Event()
    dying = asyncio.create_task(house.worker(lease=LEASE).run_until_idle())
    await house.slack.entered.wait()
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    house.slack.gate = None


async def test_at_least_once_is_sent_again_and_still_in_order(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="first")
    await house.tell(person, text="second")
    await _die_half_way(house)
    assert await house.states() == ["leased", "waiting"]
    heir = house.worker()
    house.later(seconds=59)
    assert await heir.run_until_idle() == 0, "the lease still holds, and the second may not overtake"
    house.later(seconds=2)
    await heir.run_until_idle()
    assert house.slack.titles() == ["News: first", "News: second"]
    first = await OutboxMessage.get(id=1)
    assert (first.state.value, first.attempts) == ("sent", 2)
    assert [one.outcome.value for one in await attempts_of(1)] == ["unknown", "sent"]


async def test_at_most_once_is_left_unknown(house: House) -> None:
    started, never = asyncio.Event(), asyncio.Event()

    async def post(task: Task) -> str | None:
        started.set()
        await never.wait()
        return None

    house.performers["linkedin_post"] = post
    await enqueue(
        lane="linkedin:1",
        kind="linkedin_post",
        payload={},
        now=house.now,
        policy=OutboxPolicy.AT_MOST_ONCE,
    )
    dying = asyncio.create_task(house.worker(lease=LEASE).run_until_idle())
    await started.wait()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    house.later(seconds=62)
    assert await house.worker().run_until_idle() == 0
    assert await house.states() == ["unknown"]


async def test_a_worker_that_outlived_its_lease_changes_nothing(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="first")
    house.slack.gate = gate = asyncio.Event()
    slow = asyncio.create_task(house.worker(name="slow").run_until_idle())
    await house.slack.entered.wait()
    house.later(seconds=62)
    house.slack.gate = None
    assert await house.worker(name="quick").run_until_idle() == 1
    sent = await OutboxMessage.get(id=1)
    gate.set()
    await slow
    assert house.slack.titles() == ["News: first"] * 2
    again = await OutboxMessage.get(id=1)
    assert (again.provider_message_id, again.attempts) == (sent.provider_message_id, 2)
    assert [one.outcome.value for one in await attempts_of(1)] == ["unknown", "sent"]


async def test_a_message_that_kills_every_worker_is_parked(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="poison")
    for _ in range(12):
        house.slack.entered.clear()
        await _die_half_way(house)
        house.later(seconds=62)
    assert await house.worker().run_until_idle() == 0
    assert await house.states() == ["parked"]


async def test_no_answer_in_time_counts_as_a_failed_try(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="slow")
    house.slack.gate = asyncio.Event()
    worker = house.worker(lease=timedelta(milliseconds=40))
    await worker.run_until_idle()
    row = await OutboxMessage.get(id=1)
    assert (row.state.value, row.last_error) == ("waiting", "no answer in time")


async def test_what_waits_behind_one_that_hangs_is_given_back_and_counts_no_try(house: House) -> None:
    """One place in the worker; who has it does not listen to the alarm until the other is late as well."""
    stop = asyncio.Event()

    async def ring(number: int) -> None:
        """What was given back is looked for, although the clock stands still."""
        await asyncio.sleep(0.1)
        await enqueue(lane=f"slow:{number}", kind="slow", payload={"number": number}, now=house.now)

    async def slow(task: Task) -> str | None:
        match task.payload["number"]:
            case 1 if task.attempts == 1:
                try:
                    await asyncio.Event().wait()
                finally:
                    await ring(3)
            case 2:
                stop.set()
            case 3:
                await ring(4)
        return None

    house.performers["slow"] = slow
    for number in (1, 2):
        await enqueue(lane=f"slow:{number}", kind="slow", payload={"number": number}, now=house.now)
    async with asyncio.timeout(20):
        await house.worker(batch=1, lease=timedelta(seconds=0.2)).run(stop)
    second = await OutboxMessage.get(id=2)
    assert (second.state.value, second.attempts) == ("sent", 1)


async def test_who_is_told_to_stop_waits_for_an_answer_as_long_as_ever_and_no_longer(house: House) -> None:
    """One of two that were let go together never answers; the other has arrived."""
    begun = asyncio.Event()

    async def say(task: Task) -> str | None:
        if task.payload["hangs"]:
            begun.set()
            await asyncio.Event().wait()
        return None

    house.performers["say"] = say
    for hangs in (True, False):
        await enqueue(lane=f"say:{hangs}", kind="say", payload={"hangs": hangs}, now=house.now)
    stop = asyncio.Event()
    running = asyncio.create_task(house.worker(lease=timedelta(milliseconds=600)).run(stop))
    await begun.wait()
    stop.set()
    await asyncio.wait_for(running, 30)
    rows = await OutboxMessage.all().order_by("id")
    assert [(row.state.value, row.last_error) for row in rows] == [
        ("later", "no answer in time"),
        ("sent", ""),
    ]
