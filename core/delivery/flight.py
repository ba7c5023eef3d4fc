"""Messages let go together, and one alarm for all of them."""

import asyncio
from datetime import timedelta
from typing import Any


class Flight:
    """Ends those of its tasks of which nothing is heard in time; a timeout for each is what a task costs."""

    def __init__(self, patience: timedelta, count: int) -> None:
        self.is_overdue = False
        self._left = count
        self._tasks: set[asyncio.Task[Any]] = set()
        self._alarm = asyncio.get_running_loop().call_later(patience.total_seconds(), self._end)

    def add(self, task: asyncio.Task[Any]) -> None:
        """It is on its way."""
        self._tasks.add(task)

    def landed(self, task: asyncio.Task[Any]) -> None:
        """It needs no alarm any more."""
        self._tasks.discard(task)
        self._left -= 1
        if not self._left:
            self._alarm.cancel()

    def _end(self) -> None:
        self.is_overdue = True
        for task in self._tasks:
            task.cancel()
