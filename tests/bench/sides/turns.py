"""A whole turn of ours: person, draft, advance, save, answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import House, open_house
from bot.settings import Settings
from core.kit.clock import SystemClock
from core.kit.crypto import Secrets
from tests.bench.requests import SIGNING_SECRET, WEBHOOK_SECRET
from tests.bench.side import Side, listening
from webhooks.slack import slack_routes
from webhooks.telegram import telegram_routes


@asynccontextmanager
async def opened(url: str, platforms: int) -> AsyncIterator[House]:
    """The house as it is joined in production, with both chats by webhook."""
    base = f"http://127.0.0.1:{platforms}"
    settings = Settings(
        _env_file=None,
        hiresync_data=Path("unused"),
        public_url=base,
        secret_keys=Secrets.new_key(),
        slack_bot_token="xoxb-1",
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=f"{base}/api/",
        telegram_bot_token="1:a",
        telegram_webhook_secret=WEBHOOK_SECRET,
        telegram_api_url=f"{base}/bot",
    )
    async with open_house(settings, SystemClock(), url) as found:
        assert found.bolt is not None
        assert found.telegram is not None
        await found.telegram.bot.initialize()
        yield found


@asynccontextmanager
async def house(url: str, platforms: int) -> AsyncIterator[Side]:
    """Its two webhooks."""
    async with opened(url, platforms) as found:
        assert found.bolt is not None
        assert found.telegram is not None
        routes = (*slack_routes(found.bolt), *telegram_routes(found.telegram, WEBHOOK_SECRET))
        async with listening(*routes) as port:
            yield Side(port)
