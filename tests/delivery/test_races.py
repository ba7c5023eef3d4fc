"""Several workers on one database, and acts that come between."""

import asyncio
from contextvars import copy_context
from datetime import timedelta
from typing import Any, cast

import asyncpg
import pytest
from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.enqueue import enqueue
from core.delivery.lanes import claim, refresh
from core.delivery.notify import settle
from core.delivery.rates import NO_RATES
from core.kit.transaction import transaction
from core.kit.words import Text
from core.models import ChatCard, DeliveryLane, OutboxMessage
from core.ports import Task
from tests import tables
from tests.delivery.house import House
from tests.plugins.database import Database

CHATS, EACH = 20, 10


async def test_two_workers_send_each_message_once_and_in_order(house: House) -> None:
    people = [await house.person(telegram=str(number)) for number in range(1, CHATS + 1)]
    for text in range(EACH):
        await house.tell(*people, text=f"{text:02}")
    counts = await asyncio.gather(
        *(house.worker(batch=7, name=name).run_until_idle() for name in ("one", "two"))
    )
    # A lane in the other's hands looks idle, so one may have stopped early; the rest is taken now.
    rest = await house.worker().run_until_idle()
    assert sum(counts) + rest == CHATS * EACH
    assert min(counts) > 0
    assert await house.states() == ["sent"] * CHATS * EACH
    for number in range(1, CHATS + 1):
        assert house.telegram.titles(str(number)) == [f"News: {text:02}" for text in range(EACH)]


async def test_a_lane_taken_between_choosing_and_taking_is_left_alone(house: House) -> None:
    """Each statement has a snapshot of its own; the locks alone do not tell what happened between them."""
    person = await house.person(slack="D1")
    for text in ("first", "second"):
        await house.tell(person, text=text)
    database = connections.get("default")

    async def taken(connection: BaseDBAsyncClient) -> list[int]:
        lease = timedelta(minutes=1)
        found = await claim(connection, house.now, worker="w", lease=lease, limit=10, rates=NO_RATES)
        return [message.id for message in found]

    class Overtaken:
        """Without a transaction its locks end with each statement; another worker comes after the first."""

        others: list[int] | None = None

        async def execute_query_dict(self, query: str, values: list[Any]) -> list[dict[str, Any]]:
            rows: list[dict[str, Any]] = await database.execute_query_dict(query, values)
            if self.others is None:
                self.others = []
                self.others = await taken(database)
            return rows

    await refresh(database, house.now, max_attempts=12, rates=NO_RATES)
    slow = Overtaken()
    assert await taken(cast(BaseDBAsyncClient, slow)) == []
    assert slow.others == [1], "the second waits for the first"
    assert (await DeliveryLane.get(key="slack:T1:D1")).has_waiting


async def test_two_acts_may_write_to_the_same_chats_in_any_order(house: House) -> None:
    """Enqueueing locks no lane: neither waits for the other, and there is nothing to deadlock over."""
    both = asyncio.Barrier(2)

    async def act(*chats: str) -> None:
        async with transaction():
            for chat in chats:
                await enqueue(lane=f"slack:T1:{chat}", kind="say", payload={}, now=house.now)
                await both.wait()

    await asyncio.wait_for(asyncio.gather(act("D1", "D2"), act("D2", "D1")), 30)
    assert await OutboxMessage.all().count() == 4


async def test_done_while_its_card_was_in_the_air(house: House) -> None:
    """The card went out with buttons; nobody knew of it when the act was done, so it is drawn again."""
    manager = await house.person(slack="D1")
    await house.post(manager)
    house.slack.gate = gate = asyncio.Event()
    worker = house.worker()
    sending = asyncio.create_task(worker.run_until_idle())
    await house.slack.entered.wait()
    await settle("job:1", "decide_job", by=None, now=house.now, outcome=Text("Approved"))
    gate.set()
    await sending
    assert house.slack.written[0].card.buttons[0].act == "approve_job"
    house.later(seconds=1)
    await worker.run_until_idle()
    assert house.slack.written[1].is_update
    assert house.slack.written[1].card.footer.startswith("Approved")


async def test_done_in_a_transaction_that_is_still_open_when_its_card_lands(house: House) -> None:
    manager = await house.person(slack="D1")
    await house.post(manager)
    worker, outside = house.worker(), copy_context()

    async def deliver() -> None:
        # In a context of its own, or the worker would take part in the open transaction.
        await asyncio.wait_for(asyncio.create_task(worker.run_until_idle(), context=outside.copy()), 30)

    async with transaction():
        await settle("job:1", "decide_job", by=None, now=house.now, outcome=Text("Approved"))
        await deliver()
        assert len(house.slack.written) == 1
        house.later(seconds=1)
        await deliver()
    house.later(seconds=1)
    await worker.run_until_idle()
    assert house.slack.written[-1].card.footer.startswith("Approved")
    before = len(house.slack.written)
    house.later(seconds=10)
    await worker.run_until_idle()
    assert len(house.slack.written) == before, "once it is drawn as done nothing more is to do"


async def test_a_lane_sleeps_when_empty_and_wakes_for_the_next_message(house: House) -> None:
    person = await house.person(slack="D1")
    worker = house.worker()
    for text in ("one", "two"):
        await house.tell(person, text=text)
        assert await worker.run_until_idle() == 1
        assert not (await DeliveryLane.get(key="slack:T1:D1")).has_waiting
    assert house.slack.titles() == ["News: one", "News: two"]


async def test_a_message_for_later_waits_for_its_moment(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="later", not_before=house.now + timedelta(hours=1))
    await house.tell(person, text="now")
    worker = house.worker()
    assert await worker.run_until_idle() == 1
    house.later(hours=1)
    assert await worker.run_until_idle() == 1
    assert house.slack.titles() == ["News: now", "News: later"]


async def test_what_matters_more_goes_first(house: House) -> None:
    said: list[str] = []

    async def say(task: Task) -> str | None:
        said.append(task.payload["say"])
        return None

    house.performers["say"] = say
    for priority, text in ((3, "digest"), (1, "card"), (0, "answer"), (1, "second card")):
        await enqueue(lane="slack:T1:D1", kind="say", payload={"say": text}, now=house.now, priority=priority)
    await house.worker().run_until_idle()
    assert said == ["answer", "card", "second card", "digest"]


async def test_it_hears_at_once_and_finishes_when_told_to_stop(house: House) -> None:
    """The poll is far away, so only the bell can have woken it."""
    person = await house.person(slack="D1")
    stop, worker = asyncio.Event(), house.worker()
    running = asyncio.create_task(worker.run(stop))
    for text in range(3):
        await house.tell(person, text=text)
        await asyncio.wait_for(house.slack.entered.wait(), 10)
        house.slack.entered.clear()
    stop.set()
    await asyncio.wait_for(running, 10)
    assert await house.states() == ["sent"] * 3
    assert await ChatCard.all().count() == 3


@pytest.mark.parametrize("chats", [1, 3])
async def test_a_chat_with_many_messages_does_not_hold_up_the_others(house: House, chats: int) -> None:
    hot = await house.person(telegram="1")
    others = [await house.person(telegram=str(10 + number)) for number in range(chats)]
    for text in range(30):
        await house.tell(hot, text=text)
    await house.tell(*others, text="other")
    assert await house.worker(batch=4).run_until_idle() == 30 + chats
    first = [written.to.chat for written in house.telegram.written[: chats + 1]]
    assert sorted(first) == ["1", *(str(10 + number) for number in range(chats))]


async def test_a_lost_database_is_waited_for(house: House, db: Database) -> None:
    """Every connection is cut while the worker runs, also the one on which it listens."""
    person = await house.person(slack="D1")
    stop, worker = asyncio.Event(), house.worker()
    running = asyncio.create_task(worker.run(stop))
    await house.tell(person, text="before")
    await asyncio.wait_for(house.slack.entered.wait(), 10)
    house.slack.entered.clear()
    admin = await asyncpg.connect(db.admin_url)
    try:
        cut = await admin.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> $1",
            tables.NAME,
        )
        assert len(cut) >= 2
        # Written from outside, for this task's own pool has just lost its connections too.
        await admin.execute(
            "UPDATE outbox_messages SET state = 'waiting', leased_by = NULL, finished_at = NULL"
        )
        await admin.execute("INSERT INTO delivery_wakes (lane, priority) VALUES ('slack:T1:D1', 1)")
    finally:
        await admin.close()
    # The lane may still be leased, for what became of the message could perhaps not be written.
    house.later(minutes=2)
    await asyncio.wait_for(house.slack.entered.wait(), 20)
    stop.set()
    await asyncio.wait_for(running, 10)
    assert house.slack.titles()[-1] == "News: before"
