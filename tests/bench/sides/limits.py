"""Telegram's side as it limits us: what comes too soon is refused, and counted."""

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from time import monotonic
from typing import Any

from aiohttp import web

from tests.bench.side import Side, listening
from tests.bench.sides.platforms import TELEGRAM, YES

PER_BOT = 30
"""Messages within any second (core.telegram.org/bots/faq, "My bot is hitting limits")."""
PER_CHAT = 1.0
"""Seconds between two messages in one chat."""
_CHAT = re.compile(rb"chat_id=(-?\d+)")
_TOO_MANY = {
    "ok": False,
    "error_code": 429,
    "description": "Too Many Requests: retry after 1",
    "parameters": {"retry_after": 1},
}


class Limits:
    """Who sent when."""

    def __init__(self) -> None:
        self.accepted = self.refused = 0
        self._recent: deque[float] = deque(maxlen=PER_BOT)
        self._chats: dict[bytes, float] = {}

    def takes(self, chat: bytes) -> bool:
        """Whether this message comes in time; a refused one does not count against the next."""
        now = monotonic()
        is_full = len(self._recent) == PER_BOT and now - self._recent[0] < 1.0
        if is_full or now - self._chats.get(chat, -PER_CHAT) < PER_CHAT:
            self.refused += 1
            return False
        self._recent.append(now)
        self._chats[chat] = now
        self.accepted += 1
        return True


@asynccontextmanager
async def telegram() -> AsyncIterator[Side]:
    """Thirty messages a second for the bot and one a second for each chat; it tells how many it took."""
    limits, numbers = Limits(), count(1)

    async def answer(request: web.Request) -> web.Response:
        asked, method = await request.read(), request.match_info["method"]
        if not method.startswith("send"):
            return web.json_response({"ok": True, "result": TELEGRAM[method]} if method in TELEGRAM else YES)
        found = _CHAT.search(asked)
        assert found is not None, "a message without a chat"
        if not limits.takes(found[1]):
            return web.json_response(_TOO_MANY, status=429)
        chat = {"id": int(found[1]), "type": "private", "first_name": "Maya"}
        told = {"message_id": next(numbers), "date": 1700000000, "chat": chat, "text": "Your job is approved"}
        return web.json_response({"ok": True, "result": told})

    async def told(*, forget: bool) -> dict[str, Any]:
        """What was taken and refused since the last time; a second's rest lets the next run begin anew."""
        found = {"accepted": limits.accepted, "refused": limits.refused}
        if forget:
            limits.accepted = limits.refused = 0
            await asyncio.sleep(PER_CHAT)
        return found

    async with listening(web.post("/bot{token}/{method}", answer)) as port:
        yield Side(port, told)
