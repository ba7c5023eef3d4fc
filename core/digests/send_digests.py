"""The sweep that sends each person the digest of his day, at his hour, once."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter

from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.collected import kept_for
from core.digests.gathering import Gathered, gather
from core.digests.storing import Made, send, store
from core.digests.times import rests_on
from core.digests.turns import SWEEP, Row, Turn, claim, take_turns
from core.kit.transaction import transaction
from core.sweeping import deal_with

AT_ONCE = 1_000
"""People of one sweep; the number of statements does not depend on it."""


async def send_digests(now: datetime, *, limit: int = AT_ONCE) -> int:
    """Make and send what is due, and tell how many were sent; where there is nothing to say, none is."""
    async with transaction() as connection:
        people = await claim(connection, now, limit=limit)

        async def make(some: Sequence[Row]) -> int:
            return await _make(connection, await take_turns(connection, some, now), now)

        return await deal_with(SWEEP, people, make, number=itemgetter("id"), now=now)


async def _make(connection: BaseDBAsyncClient, turns: Sequence[Turn], now: datetime) -> int:
    if not turns:
        return 0
    kept = await kept_for([turn.reader.person for turn in turns], now=now)
    gathered = await gather([turn.reader for turn in turns])
    made = [
        Made(turn.reader, found.content, turn.day)
        for turn in turns
        if _is_wanted(turn, found := gathered[turn.reader.person])
    ]
    ids = await store(connection, made, now=now)
    new = [one for one in made if one.reader.person in ids]
    if new:
        await send(connection, new, ids, kept=kept, now=now)
    return len(new)


def _is_wanted(turn: Turn, found: Gathered) -> bool:
    if rests_on(turn.reader.role, turn.day):
        return found.has_today
    return found.is_worth_telling
