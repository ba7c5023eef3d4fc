"""How fast a bot may talk: a message a second to a chat, twenty a minute to a group, thirty a second in all.

Source: core.telegram.org/bots/faq#broadcasting-to-users; the real limits are unspecified, so a product must
obey `retry_after` and not these numbers.
"""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.playground.telegram.chat import Chat
from bot.playground.telegram.errors import too_many


@dataclass(frozen=True)
class Allowance:
    """So many in a span."""

    count: int
    span: timedelta


CHAT = Allowance(3, timedelta(seconds=3))
"""One a second, with a burst of three."""
GROUP = Allowance(20, timedelta(minutes=1))
BOT = Allowance(30, timedelta(seconds=1))


@dataclass
class RateBook:
    """Remembers recent calls and refuses the one too many."""

    on: bool = True
    _calls: dict[tuple[str, int], deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def message(self, chat: Chat, now: datetime) -> None:
        """A new message to a chat."""
        allowances = [("chat", chat.id, CHAT), ("bot", 0, BOT)]
        if not chat.private:
            allowances.append(("group", chat.id, GROUP))
        self._take(allowances, now)

    def edit(self, now: datetime) -> None:
        """A change to a message, which counts against the bot only."""
        self._take([("bot", 0, BOT)], now)

    def _take(self, allowances: list[tuple[str, int, Allowance]], now: datetime) -> None:
        if not self.on:
            return
        wait = 0.0
        for kind, key, allowance in allowances:
            calls = self._calls[kind, key]
            while calls and not calls[0] <= now < calls[0] + allowance.span:
                calls.popleft()
            if len(calls) >= allowance.count:
                wait = max(wait, (calls[0] + allowance.span - now).total_seconds())
        if wait:
            raise too_many(max(1, math.ceil(wait)))
        for kind, key, _ in allowances:
            self._calls[kind, key].append(now)
