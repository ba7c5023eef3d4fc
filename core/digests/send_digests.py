"""The sweep that sends each person the digest of his day, at his hour, once."""

from datetime import datetime

from core.delivery.collected import kept_for
from core.digests.gathering import Gathered, gather
from core.digests.storing import Made, send, store
from core.digests.times import rests_on
from core.digests.turns import Turn, take_turns
from core.kit.transaction import transaction

AT_ONCE = 1_000
"""People of one sweep; the number of statements does not depend on it."""


async def send_digests(now: datetime, *, limit: int = AT_ONCE) -> int:
    """Make and send what is due, and tell how many were sent; where there is nothing to say, none is."""
    async with transaction() as connection:
        turns = await take_turns(connection, now, limit=limit)
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
