"""The small world of two agencies, for tests that begin where everybody has joined."""

import pytest

from tests.plugins.database import Database
from tests.world import World, build_world


@pytest.fixture
async def world(db: Database) -> World:
    """Both houses, built by the real use-cases."""
    return await build_world()
