"""The small world of two agencies, for tests that begin where everybody has joined."""

import copy

import pytest
import pytest_asyncio

from core.database.connect import database
from tests.plugins.database import Database
from tests.tables import Tables
from tests.world import World, build_world


class SmallWorld:
    """Both houses, built once by the real use-cases; what they wrote is laid down again for each test."""

    def __init__(self, tables: Tables, built: World) -> None:
        self._tables, self._built, self._kept = tables, built, tables.keep("small_world")

    async def stands(self) -> World:
        """The same people under the same numbers; built anew where a test wrote to their tables before."""
        return copy.deepcopy(self._built) if self._kept.lay_down() else await build_world()

    async def stands_alone(self) -> World:
        """Once more, whatever happened meanwhile."""
        self._tables.empty()
        return await self.stands()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def small_world(worker_database: Database, tables: Tables) -> SmallWorld:
    """Built before the first test that needs it."""
    tables.empty()
    async with database(worker_database.url):
        built = await build_world()
    return SmallWorld(tables, built)


@pytest.fixture
async def world(db: Database, small_world: SmallWorld) -> World:
    """Both houses, as the real use-cases built them."""
    return await small_world.stands()
