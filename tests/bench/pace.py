"""(e) Messages out within the platforms' limits: how near to them, and past a long queue."""

from contextlib import ExitStack

import orjson

from core.models.enums import Priority
from tests.bench import outbox
from tests.bench.child import THEIRS, Child, child
from tests.bench.house import House
from tests.bench.sides.limits import PER_BOT
from tests.bench.sides.sending import PARAMS
from tests.bench.table import Line, at_least, at_most, share

PERMITTED = 0.95
OWN_FAULT = 0.001
LONGER = 1.1


async def pace(house: House, messages: int, chats: int) -> list[Line]:
    """Everybody is told as often; the server takes 30 a second from the bot, one a second for a chat."""
    people = await house.people(chats)
    with ExitStack() as stack:
        server, worker = _started(stack, house)
        await outbox.emptied(house)
        server.works(forget=True)
        wall = float(worker.works(people=people, times=messages // chats)["wall"])
        seen = server.works(forget=True)
    told = f"{messages:,} notifications to {chats:,} chats"
    # The first one goes at once, so that one less than there are is spaced.
    speed = (seen["accepted"] - 1) / wall
    return [
        at_least(f"{told} / 30 a second", [speed], [PER_BOT], PERMITTED, "/s"),
        share(f"{told}, refused as too many", seen["refused"], seen["accepted"], OWN_FAULT),
    ]


async def backlog(house: House, others: int, waiting: int) -> list[Line]:
    """The same chats without and with one of very many waiting messages."""
    people, (hot,) = await house.people(others), await house.people(1)
    with ExitStack() as stack:
        server, worker = _started(stack, house)
        took = []
        for waits in (0, waiting):
            await outbox.emptied(house)
            if waits:
                await outbox.cards(house, [hot], waits, _params(), priority=Priority.CARD)
            server.works(forget=True)
            took.append(float(worker.works(people=people, times=1, hot=str(1_000_000 + hot))["wall"]))
    await outbox.emptied(house)
    told = f"{others:,} chats behind one with {waiting:,} waiting messages / without it"
    return [at_most(told, took[1:], took[:1], LONGER, "s")]


def _started(stack: ExitStack, house: House) -> tuple[Child, Child]:
    server = stack.enter_context(child("limits:telegram", on=THEIRS))
    api = f"http://127.0.0.1:{server.port}/bot"
    return server, stack.enter_context(child("pacing:worker", url=house.url, api=api))


def _params() -> str:
    return orjson.dumps(PARAMS).decode()
