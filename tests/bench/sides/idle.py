"""The libraries alone, loaded and waiting."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp.web
import asyncpg
import slack_bolt.async_app
import telegram.ext

from tests.bench.side import Side

LOADED = (aiohttp.web, asyncpg, slack_bolt.async_app, telegram.ext)


@asynccontextmanager
async def libraries() -> AsyncIterator[Side]:
    """Bolt, python-telegram-bot, aiohttp and asyncpg in one process that does nothing."""
    yield Side()
