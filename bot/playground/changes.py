"""Waiting for something to become true without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 30.0
"""Seconds: what comes at all comes sooner, even on a busy machine."""


class NeverHappenedError(TimeoutError):
    """What a test or the page waited for did not come in time."""


class Changes:
    """Wakes everybody who waits whenever the state they look at may have changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def happened(self) -> None:
        """Let every waiter look again."""
        waiting, self._waiting = self._waiting, set()
        for waiter in waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def next(self) -> None:
        """Return at the next change."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await waiter
        finally:
            self._waiting.discard(waiter)

    async def until(self, look: Callable[[], T], timeout: float = PATIENCE) -> T:
        """The first true thing that `look` returns, looking again after each change."""
        try:
            async with asyncio.timeout(timeout):
                while not (seen := look()):
                    await self.next()
        except TimeoutError:
            raise NeverHappenedError(f"waited {timeout} s in vain; at last saw {look()!r}") from None
        return seen
