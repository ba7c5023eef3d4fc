"""Reading and acting at the same moment: neither stops the other."""

import asyncio
from contextvars import copy_context

from core.delivery.notify import settle
from core.inbox.mark_seen import mark_seen
from core.kit.transaction import transaction
from core.models import Notification
from tests.inbox.telling import ask, bill, nothing_unread
from tests.world import NOW, World

ROUNDS = 8


async def unread(world: World) -> list[int]:
    rows = await Notification.filter(receiver_id=world.manager.user_id, seen_at=None).order_by("id")
    return [row.id for row in rows]


async def test_an_act_that_ends_two_waits_and_a_reader_who_marks_all(world: World) -> None:
    """The act ends the later wait first; the reader, who would take the earlier first, waits for neither."""
    await nothing_unread(world)
    first, second, outside = await ask(world, 1), await ask(world, 2), copy_context()
    news = await bill(world, 3)
    async with transaction():
        await settle("connection:2", "decide_connection", by=None, now=NOW)
        marking = asyncio.get_running_loop().create_task(
            mark_seen(world.manager, newest=news, now=NOW), context=outside
        )
        assert await asyncio.wait_for(marking, 30) == 2
        await settle("connection:1", "decide_connection", by=None, now=NOW)
    assert await unread(world) == [second], "it changed meanwhile, so it is still news"
    assert await mark_seen(world.manager, newest=news, now=NOW) == 1
    assert await Notification.filter(id__in=[first, second], done_at=None).count() == 0


async def test_all_are_marked_and_all_are_ended_in_whatever_order(world: World) -> None:
    await nothing_unread(world)
    for number in range(ROUNDS):
        told = [await ask(world, 10 * number + place) for place in range(4)]

        async def act(number: int = number) -> None:
            async with transaction():
                for place in (3, 1, 2, 0):
                    subject = f"connection:{10 * number + place}"
                    await settle(subject, "decide_connection", by=None, now=NOW)

        async def read(told: list[int] = told) -> None:
            await mark_seen(world.manager, newest=told[-1], now=NOW)

        await asyncio.wait_for(asyncio.gather(act(), read(), act(), read()), 30)
        await read()
    assert await unread(world) == []
    assert not await Notification.filter(action="decide_connection", done_at=None).exists()
