"""A browser and a platform, as far as they matter here: plain HTTP to the house of the scene."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.plugins.chats import Scene


@pytest.fixture
async def http(scene: Scene) -> AsyncIterator[aiohttp.ClientSession]:
    """Speaks to the house from outside."""
    async with aiohttp.ClientSession(scene.house.settings.base_url) as session:
        yield session
