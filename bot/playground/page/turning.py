"""Turning the clock without tearing what is under way."""

import asyncio
from datetime import datetime

from bot.playground.page.stage import Stage
from core.kit.clock import TurnableClock
from core.kit.transaction import transaction

LOOK = 0.05
PATIENCE = 8.0
"""Real seconds; after that something is stuck, and the person's wish counts more."""

# Nobody can take up a message between the look and the turn.
_STAND_STILL = "LOCK TABLE outbox_messages IN SHARE ROW EXCLUSIVE MODE"
_BUSY = "SELECT EXISTS (SELECT 1 FROM outbox_messages WHERE state = 'leased') AS busy"


async def turn_in_peace(stage: Stage, clock: TurnableClock, moment: datetime) -> None:
    """Turn once nothing is on its way.

    A message's lease and Slack's three seconds are measured by this clock: hours that pass in the middle of
    sending would have it sent again, and a press in the air would count as never answered.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            await stage.town.slack.settle(PATIENCE)
            while not await _turned(clock, moment):  # noqa: ASYNC110 - a table has no event to wait for
                await asyncio.sleep(LOOK)
    except TimeoutError:
        clock.set(max(moment, clock.now()))


async def _turned(clock: TurnableClock, moment: datetime) -> bool:
    async with transaction() as connection:
        await connection.execute_query(_STAND_STILL)
        if (await connection.execute_query_dict(_BUSY))[0]["busy"]:
            return False
        clock.set(max(moment, clock.now()))
        return True
