"""The product in its town: production's house, with local platforms and a clock that can be turned."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.app import House, open_house, serve
from bot.playground.page import Cast, page_routes
from bot.playground.seed import recall, seed
from bot.playground.town import MOST_BYTES, Town
from core.kit.clock import TurnableClock
from core.kit.crypto import Secrets
from core.kit.transaction import transaction

_LAST_MOMENT = """
SELECT greatest((SELECT max(at) FROM audit_entries), (SELECT max(created_at) FROM notifications),
                (SELECT max(last_run_at) FROM recurring_jobs)) AS at
"""


@dataclass(frozen=True, slots=True)
class Playground:
    """Everything joined, with its people in place; nothing runs yet."""

    town: Town
    house: House
    cast: Cast

    async def run(self, bound: socket.socket, stop: asyncio.Event, ready: Callable[[], None]) -> None:
        """Serve platforms, page and product on one port until stopped."""
        routes = [*self.town.routes(), *page_routes(self.town, self.house, self.cast, closing=stop)]
        app = self.house.web(routes, most_bytes=MOST_BYTES)
        app.on_shutdown.append(self._hang_up)
        parts = frozenset({"web", "worker", "scheduler"})
        await serve(self.house, parts, stop, app, bound=bound, ready=ready)

    async def _hang_up(self, app: web.Application) -> None:
        """End what the town keeps waiting, which the server would otherwise wait for in turn."""
        await self.town.slack.close()
        await self.town.telegram.close()


@asynccontextmanager
async def open_playground(database_url: str, port: int, data: Path) -> AsyncIterator[Playground]:
    """A town, a house in it, and people: those of last time, or new ones."""
    clock = TurnableClock(running=True)
    async with Town(clock).open() as town:
        town.settle_at(f"http://127.0.0.1:{port}")
        settings = town.settings(port, data=data).model_copy(update={"secret_keys": kept_key(data / "key")})
        async with open_house(settings, clock, database_url) as house:
            clock.set(max(clock.now(), await _last_moment()))
            yield Playground(town, house, await _people(town, house, clock.now()))


async def _people(town: Town, house: House, now: datetime) -> Cast:
    """Those of last time, else new ones, all or none: a start that was killed leaves nothing half made."""
    async with transaction():
        return await recall(town) or await seed(town, house.links.keys, now)


async def _last_moment() -> datetime:
    """When something last happened here; the clock may have been turned, and time never goes back."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_LAST_MOMENT)
    return rows[0]["at"] or datetime.min.replace(tzinfo=UTC)


def kept_key(path: Path) -> str:
    """The key of this folder, so that a second start opens what the first one sealed."""
    try:
        # Made readable by its owner alone from the first moment.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(Secrets.new_key())
    except FileExistsError:
        pass
    return path.read_text()
