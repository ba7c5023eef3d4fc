"""A browser and a platform, as far as they matter here: plain HTTP to the house of the scene."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.world import World


@pytest.fixture
async def http(scene: Scene) -> AsyncIterator[aiohttp.ClientSession]:
    """Speaks to the house from outside."""
    async with aiohttp.ClientSession(scene.house.settings.base_url) as session:
        yield session


@pytest.fixture
async def hall(scene: Scene) -> World:
    return await move_in(scene)


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    """Keeps no cookies: the page may need none."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session
