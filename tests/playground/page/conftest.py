"""The whole playground on one port, as a newcomer starts it, and a page that looks at it."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.playground.demo import Playground, open_playground
from tests.playground.page.looking import OpenPage
from tests.plugins.database import Database
from tests.tables import Kept, Tables


@dataclass(frozen=True, repr=False)  # as of tests.plugins.chats.Scene
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


@dataclass(frozen=True)
class FirstDay:
    """A playground that was filled and not yet served: its rows, and its folder."""

    rows: Kept
    folder: Path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def first_day(
    worker_database: Database, tables: Tables, tmp_path_factory: pytest.TempPathFactory
) -> FirstDay:
    """Filled once by the playground itself, which takes a second."""
    tables.empty()
    folder = tmp_path_factory.mktemp("first_day")
    async with open_playground(worker_database.url, 0, folder) as playground:
        assert not playground.cast.returned
    return FirstDay(tables.keep("first_day"), folder)


@pytest.fixture
async def served(db: Database, first_day: FirstDay, tmp_path: Path) -> AsyncIterator[Running]:
    """The first day of a playground, and nothing has happened yet."""
    assert first_day.rows.lay_down()
    shutil.copytree(first_day.folder, tmp_path, dirs_exist_ok=True)
    async with running(db.url, tmp_path) as found:
        found.playground.cast.returned = False
        yield found
