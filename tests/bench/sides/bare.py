"""The floor: aiohttp alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.bench.requests import SLACK_PATH, TELEGRAM_PATH
from tests.bench.side import Side, listening


@asynccontextmanager
async def webhook() -> AsyncIterator[Side]:
    """Answers 200 to whatever comes."""

    async def receive(request: web.Request) -> web.Response:
        return web.Response()

    async with listening(web.post(SLACK_PATH, receive), web.post(TELEGRAM_PATH, receive)) as port:
        yield Side(port)
