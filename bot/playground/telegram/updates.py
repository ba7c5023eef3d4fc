"""The queue of updates and the long poll over it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.playground.changes import Changes
from bot.playground.faults import Switches
from bot.playground.telegram.errors import BotApiError, conflict

KEPT = timedelta(hours=24)
ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
SECOND_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True)
class Update:
    """One thing the bot hears about; updates with the same lane must stay in order."""

    id: int
    kind: str
    payload: dict[str, Any]
    lane: int
    at: datetime

    def as_json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.payload}


@dataclass
class Poll:
    """A getUpdates call that waits, until somebody ends it."""

    ended: BotApiError | None = None


@dataclass
class UpdateQueue:
    """Updates nobody has confirmed yet."""

    now: Callable[[], datetime]
    changes: Changes
    faults: Switches
    waiting: list[Update] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    history: list[Update] = field(default_factory=list)
    listener: Callable[[Update], None] | None = None
    _last_id: int = 0
    _poll: Poll | None = None
    _again: list[Update] = field(default_factory=list)

    @property
    def polling(self) -> bool:
        return self._poll is not None

    def add(self, kind: str, payload: dict[str, Any], lane: int) -> Update | None:
        """Queue what happened, unless the bot did not ask for such updates."""
        if kind not in self.allowed if self.allowed else kind in ONLY_WHEN_ASKED:
            return None
        # As the moment tells, for what a bot remembers of updates outlives a town.
        self._last_id = max(self._last_id + 1, int(self.now().timestamp() * 1000))
        update = Update(self._last_id, kind, payload, lane, self.now())
        self.history.append(update)
        self.put(update)
        return update

    def put(self, update: Update) -> None:
        """Make an update deliverable."""
        if self.listener:
            self.listener(update)
        else:
            self.waiting.append(update)
        self.changes.happened()

    def repeat(self, update: Update) -> None:
        """Deliver an update once more, although it may be confirmed."""
        if self.listener:
            self.listener(update)
        else:
            self._again.append(update)
        self.changes.happened()

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Update]:
        """Confirm what is below the offset and wait for more; a second poller ends the first."""
        self.end_poll(SECOND_POLLER)
        if self._confirm(offset) and self.faults.take_repeat():
            self._again.append(self._newest_below(offset))
        mine = self._poll = Poll()
        self.changes.happened()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(timeout, 50)
        while (
            not (self.waiting or self._again) and mine.ended is None and (left := deadline - loop.time()) > 0
        ):
            try:
                # Not wait_for, which looks one step later and would miss what happens in between.
                async with asyncio.timeout(left):
                    await self.changes.next()
            except TimeoutError:
                break
        if self._poll is mine:
            self._poll = None
        if mine.ended:
            raise mine.ended
        again, self._again = self._again, []
        return [*again, *self.waiting][: limit if 1 <= limit <= 100 else 100]

    def end_poll(self, why: str) -> None:
        if self._poll:
            self._poll.ended = conflict(why)
            self._poll = None
            self.changes.happened()

    def drop(self) -> None:
        self.waiting.clear()

    def _confirm(self, offset: int) -> bool:
        """Forget what the bot has, or what is a day old; whether there was something to confirm."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        oldest = self.now() - KEPT
        confirmed = any(one.id < offset for one in self.waiting)
        self.waiting = [one for one in self.waiting if one.id >= offset and one.at >= oldest]
        return confirmed

    def _newest_below(self, offset: int) -> Update:
        return max((one for one in self.history if one.id < offset), key=lambda one: one.id)
