"""A town that outlives its houses: each house is opened on the same database, on a port of its own."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from bot.app import House, loops, open_house
from bot.forms.form import Form
from bot.playground.town import MOST_BYTES, Town
from bot.settings import Settings
from core.delivery.rates import NO_RATES
from core.kit.clock import Clock, TurnableClock
from tests.chat import Person
from tests.plugins.chats import Scene
from tests.world import NOW


@dataclass(repr=False)  # as of tests.plugins.chats.Scene
class Apart:
    """A running town, and the settings of whichever house is to stand beside it."""

    town: Town
    clock: Clock
    settings: Settings
    bound: socket.socket
    people: dict[str, Person] = field(default_factory=dict)

    @asynccontextmanager
    async def house(self, database_url: str, forms: Sequence[Form] = ()) -> AsyncIterator[Scene]:
        """A house of this process; Slack over HTTP, Telegram by long polling."""
        async with open_house(self.settings, self.clock, database_url, rates=NO_RATES) as house:
            house.registry.forms.update({form.name: form for form in forms})
            await house.scheduler().register(self.clock.now())
            runner = web.AppRunner(house.web(), access_log=None, shutdown_timeout=1)
            await runner.setup()
            await web.SockSite(runner, self.bound.dup()).start()
            stop = asyncio.Event()
            tasks = [asyncio.create_task(loop(stop)) for loop in loops(house, frozenset({"web"}))]
            try:
                await self.town.telegram.wait_until(lambda: self.town.telegram.updates.polling)
                yield self._scene(house)
            finally:
                stop.set()
                await asyncio.gather(*tasks)
                await runner.cleanup()

    def release(self) -> None:
        """Give the port away, to a house in another process."""
        self.bound.close()

    def _scene(self, house: House) -> Scene:
        """The people stay who they are, and deal with this house now."""
        assert isinstance(self.clock, TurnableClock)
        scene = Scene(self.town, house, self.clock, self.people)
        for person in self.people.values():
            person.slack._scene = person.telegram._scene = scene
        return scene


@asynccontextmanager
async def town_apart(folder: Path, clock: Clock | None = None) -> AsyncIterator[Apart]:
    """A town with nobody in it yet."""
    clock = clock or TurnableClock(NOW)
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    async with Town(clock, rates=False).open() as town:
        town.telegram.retry_after = 0
        app = web.Application(client_max_size=MOST_BYTES)
        app.add_routes(town.routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        town_port = runner.addresses[0][1]
        town.settle_at(f"http://127.0.0.1:{town_port}")
        town.slack.request_url = f"http://127.0.0.1:{port}/slack/events"
        settings = town.settings(town_port, data=folder).model_copy(update={"port": port})
        try:
            yield Apart(town, clock, settings, bound)
        finally:
            await runner.cleanup()
            bound.close()
