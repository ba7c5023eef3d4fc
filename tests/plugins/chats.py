"""The whole house against the local town: real Bolt, real python-telegram-bot, real HTTP, a turned clock."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.app import House, loops, open_house
from bot.playground.town import MOST_BYTES, Town
from core.delivery.rates import NO_RATES
from core.kit.clock import TurnableClock
from tests.chat import Person
from tests.plugins.database import Database
from tests.plugins.world import SmallWorld
from tests.world import NOW, World, build_world


# asyncio describes what each fixture gave and nobody reads it: here, the whole registry.
@dataclass(repr=False)
class Scene:
    """A town and a house in it; `settle` lets everything happen that is due at the clock's moment."""

    town: Town
    house: House
    clock: TurnableClock
    people: dict[str, Person] = field(default_factory=dict)
    build: Callable[[], Awaitable[World]] = build_world
    """How two agencies come into the house."""

    def person(self, name: str) -> Person:
        """Somebody with an account in both chats."""
        if name not in self.people:
            self.people[name] = Person(self, name)
        return self.people[name]

    async def settle(self) -> None:
        """Until nothing is on its way: Telegram's updates, Slack's events, our outbox."""
        while True:
            await self.town.telegram.wait_until(lambda: not self._telegram_busy())
            await self.town.slack.wait_until(lambda: not self.town.slack.busy)
            sent = await self.house.worker().run_until_idle()
            if not sent and not self._telegram_busy():
                return

    def _telegram_busy(self) -> bool:
        pusher = self.town.telegram.webhook
        # A polled update leaves the queue when the next poll confirms that it was dealt with.
        return bool(pusher.pending) if pusher is not None else bool(self.town.telegram.updates.waiting)

    async def turn_to(self, moment: datetime) -> None:
        """Let time pass, with all that falls due on the way."""
        self.clock.set(moment)
        await self.house.scheduler().tick(self.clock.now())
        await self.settle()

    async def passes(self, **span: float) -> None:
        await self.turn_to(self.clock.now() + timedelta(**span))


@asynccontextmanager
async def playing(
    database_url: str, folder: Path, *, webhooks: bool = True, sockets: bool = False
) -> AsyncIterator[Scene]:
    """A house and a town on one free port."""
    clock = TurnableClock(NOW)
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    async with Town(clock, rates=False).open() as town:
        town.telegram.retry_after = 0
        town.settle_at(f"http://127.0.0.1:{port}")
        settings = town.settings(port, data=folder, webhooks=webhooks, sockets=sockets)
        async with open_house(settings, clock, database_url, rates=NO_RATES) as house:
            await house.scheduler().register(clock.now())
            runner = web.AppRunner(
                house.web(town.routes(), most_bytes=MOST_BYTES), access_log=None, shutdown_timeout=1
            )
            await runner.setup()
            await web.SockSite(runner, bound).start()
            stop = asyncio.Event()
            tasks = [asyncio.create_task(loop(stop)) for loop in loops(house, frozenset({"web"}))]
            try:
                await _until_listening(town, webhooks=webhooks, sockets=sockets)
                yield Scene(town, house, clock)
            finally:
                stop.set()
                await asyncio.gather(*tasks)
                await runner.cleanup()


async def _until_listening(town: Town, *, webhooks: bool, sockets: bool) -> None:
    """The bot has said where it wants its updates, and Slack has its socket if it is to have one."""
    if webhooks:
        await town.telegram.wait_until(lambda: town.telegram.webhook is not None)
    else:
        await town.telegram.wait_until(lambda: town.telegram.updates.polling)
    if sockets:
        await town.slack.wait_until(lambda: bool(town.slack.sockets))


@pytest.fixture
async def scene(db: Database, small_world: SmallWorld, tmp_path: Path) -> AsyncIterator[Scene]:
    """An empty house, by webhooks."""
    async with playing(db.url, tmp_path) as found:
        found.build = small_world.stands
        yield found
