"""Waiting by a clock which somebody else may turn."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from core.kit.clock import Clock

T = TypeVar("T")

GLANCE = 0.02
"""How often, in real seconds, the clock is looked at; nobody is told when it is turned."""


async def reach(clock: Clock, moment: datetime) -> None:
    """Wait until the clock shows the moment."""
    while clock.now() < moment:  # noqa: ASYNC110 - a clock has no event to wait for.
        await asyncio.sleep(GLANCE)


async def within(clock: Clock, span: timedelta, work: Awaitable[T], *, patience: float) -> T:
    """The result of the work, or TimeoutError once the span has passed (or real patience is at an end)."""
    deadline = clock.now() + span
    task = asyncio.ensure_future(work)
    try:
        async with asyncio.timeout(patience):
            while not task.done():
                await asyncio.wait({task}, timeout=GLANCE)
                if not task.done() and clock.now() >= deadline:
                    raise TimeoutError
        return task.result()
    finally:
        task.cancel()


class Changes:
    """Tells everybody who waits that something has changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def announce(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def next(self) -> None:
        """Wait for the next change."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await waiter
        finally:
            self._waiting.discard(waiter)

    async def until(self, predicate: Callable[[], T], timeout: float) -> T:
        """What the predicate gives as soon as it is true; TimeoutError in real time otherwise."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self.next()
        return found
