"""The whole playground on one port, as a newcomer starts it, and a page that looks at it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.playground.demo import Playground, open_playground
from tests.playground.page.looking import OpenPage
from tests.plugins.database import Database


@dataclass(frozen=True)
class Running:
    """A playground that serves, and how to end it."""

    playground: Playground
    base: str
    session: aiohttp.ClientSession
    stop: asyncio.Event

    @asynccontextmanager
    async def look(self, person: str = "maya-rao") -> AsyncIterator[OpenPage]:
        """Open the page as this person."""
        async with self.session.ws_connect(f"{self.base}/playground/live", max_msg_size=0) as socket:
            page = OpenPage(socket)
            await page.be(person)
            yield page


@asynccontextmanager
async def running(database_url: str, folder: Path) -> AsyncIterator[Running]:
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    stop, ready = asyncio.Event(), asyncio.Event()
    async with open_playground(database_url, port, folder) as playground, aiohttp.ClientSession() as session:
        task = asyncio.create_task(playground.run(bound, stop, ready.set))
        await ready.wait()
        try:
            yield Running(playground, f"http://127.0.0.1:{port}", session, stop)
        finally:
            stop.set()
            await task


@pytest.fixture
async def served(db: Database, tmp_path: Path) -> AsyncIterator[Running]:
    async with running(db.url, tmp_path) as found:
        yield found
