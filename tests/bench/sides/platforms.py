"""Slack's and Telegram's side of our calls: it answers at once whatever is asked."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from aiohttp import web

from tests.bench.side import Side, listening

SLACK = {
    "ok": True,
    "user_id": "U0BOT",
    "bot_id": "B0BOT",
    "team_id": "T0HIRE",
    "channel": "D0MAYA",
    "ts": "1700000000.000100",
    "view": {"id": "V0PAGE"},
    "bots": [],
}
BOT = {"id": 700000001, "is_bot": True, "first_name": "HireSync", "username": "hiresync_bot"}
MESSAGE = {
    "message_id": 77,
    "date": 1700000000,
    "chat": {"id": 4711, "type": "private", "first_name": "Maya"},
    "from": BOT,
    "text": "Your job is approved",
}
TELEGRAM: dict[str, Any] = {
    "editMessageText": MESSAGE,
    "editMessageReplyMarkup": MESSAGE,
    "getChatMenuButton": {"type": "default"},
    "getMe": BOT,
    "getMyCommands": [],
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "getUpdates": [],
}
_SLACK = json.dumps(SLACK).encode()
_TELEGRAM = {method: json.dumps({"ok": True, "result": found}).encode() for method, found in TELEGRAM.items()}
_CHAT = re.compile(rb"chat_id=(\d+)")
_SENT = (
    b'{"ok": true, "result": {"message_id": %d, "date": 1700000000, "chat": {"id": %b, "type": "private",'
    b' "first_name": "Maya"}, "text": "Your job is approved"}}'
)
THANKS = b"Thank"
"""The last words of a conversation that came to its end."""
YES = {"ok": True, "result": True}
_YES = json.dumps(YES).encode()


@asynccontextmanager
async def both() -> AsyncIterator[Side]:
    """`/api/<method>` is Slack, `/bot<token>/<method>` is Telegram."""

    async def slack(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=_SLACK, content_type="application/json")

    numbers = count(1)
    thanks = 0

    async def thanked(**wanted: Any) -> dict[str, Any]:
        nonlocal thanks
        told, thanks = thanks, 0
        return {"thanks": told}

    async def telegram(request: web.Request) -> web.Response:
        nonlocal thanks
        asked, method = await request.read(), request.match_info["method"]
        thanks += THANKS in asked
        if method == "sendMessage":
            chat = _CHAT.search(asked)
            body = _SENT % (next(numbers), chat[1] if chat else b"4711")
        else:
            body = _TELEGRAM.get(method, _YES)
        return web.Response(body=body, content_type="application/json")

    routes = (web.post("/api/{method}", slack), web.post("/bot{token}/{method}", telegram))
    async with listening(*routes) as port:
        yield Side(port, thanked)
