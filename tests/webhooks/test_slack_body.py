"""A body that Slack would never send is not even read."""

from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
from aiohttp.test_utils import TestClient, TestServer

from tests.plugins.chats import Scene
from webhooks.slack import MOST_BYTES, PATH


async def _flood() -> AsyncIterator[bytes]:
    """More than is allowed, of a length that is not told beforehand."""
    for _ in range(MOST_BYTES // 65536 + 2):
        yield b"x" * 65536


async def test_a_large_body_is_refused_by_its_told_length(http: aiohttp.ClientSession) -> None:
    async with http.post(PATH, data=BytesIO(b"x" * (MOST_BYTES + 1))) as answer:
        assert answer.status == 413


async def test_a_large_body_is_refused_while_it_comes(scene: Scene) -> None:
    async with TestClient(TestServer(scene.house.web())) as client:
        answer = await client.post(PATH, data=_flood())
        assert answer.status == 413


async def test_an_unsigned_one_is_refused(http: aiohttp.ClientSession) -> None:
    async with http.post(PATH, data=b"payload={}") as answer:
        assert answer.status == 401
