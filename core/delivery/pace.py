"""One bot's messages leave one after the other, however late a busy machine lets them."""

import asyncio
from collections import defaultdict
from time import monotonic

from core.delivery.lane_names import channel_of
from core.delivery.lanes import Leased
from core.delivery.rates import Rates

CATCHING_UP = 0.98
"""The part of the usual distance that is kept at least, so that what was held up is caught up with slowly."""
LATE = 0.005
"""Seconds by which any timer may wake us too late; it is not held against the next message. Thirty distances
less this are still longer than the second in which a bot may send thirty."""


class Pace:
    """What this process sent last; the database shares out the rate among all."""

    def __init__(self, rates: Rates) -> None:
        self._least = {channel: CATCHING_UP / rate for channel, rate, _ in rates.shared()}
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._next: dict[str, float] = defaultdict(float)

    async def wait(self, message: Leased, claimed: float) -> None:
        """Until it is this message's turn, counted from the moment it was claimed."""
        if message.delay is None:
            return
        bot = message.lane.rpartition(":")[0]
        async with self._turns[bot]:
            at = max(claimed + message.delay, self._next[bot])
            await asyncio.sleep(max(0.0, at - monotonic()))
            self._next[bot] = max(at, monotonic() - LATE) + self._least[channel_of(message.lane)]
