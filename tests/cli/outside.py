"""The town alone on a port of its own, for a house that runs in another process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.playground.town import MOST_BYTES, Town
from core.kit.clock import SystemClock


@dataclass(frozen=True)
class Outside:
    """A running town, and the environment that leads a house to it."""

    town: Town
    environment: dict[str, str]


@asynccontextmanager
async def outside(folder: Path) -> AsyncIterator[Outside]:
    """Slack, Telegram, LinkedIn and mail on loopback."""
    async with Town(SystemClock(), rates=False).open() as town:
        app = web.Application(client_max_size=MOST_BYTES)
        app.add_routes(town.routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        town.settle_at(f"http://127.0.0.1:{port}")
        settings = town.settings(port, data=folder, sockets=True)
        kept = settings.model_dump(exclude={"host", "port", "hiresync_data", "public_url", "database_url"})
        try:
            yield Outside(town, {name.upper(): str(value) for name, value in kept.items()})
        finally:
            await town.slack.close()
            await town.telegram.close()
            await runner.cleanup()
