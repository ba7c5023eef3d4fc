"""What a supervisor, a load balancer and Prometheus ask."""

import aiohttp
from aiohttp.test_utils import TestClient, TestServer

from core.delivery.enqueue import enqueue
from tests.plugins.chats import Scene
from webhooks.app import make_app
from webhooks.health import database_probe, health_routes


async def test_a_working_house_lives_and_is_ready(http: aiohttp.ClientSession) -> None:
    async with http.get("/healthz") as alive, http.get("/readyz") as ready:
        assert (alive.status, await alive.text()) == (200, "ok\n")
        assert (ready.status, await ready.text()) == (200, "database: ok\n")


async def test_without_its_database_it_lives_but_is_not_ready() -> None:
    app = make_app(health_routes({"database": database_probe}))
    async with TestClient(TestServer(app)) as client:
        assert (await client.get("/healthz")).status == 200
        ready = await client.get("/readyz")
        assert ready.status == 503
        assert "database: ok" not in await ready.text()


async def test_metrics_count_what_waits(scene: Scene, http: aiohttp.ClientSession) -> None:
    await enqueue(lane="files", kind="fetch_file", payload={}, now=scene.clock.now())
    async with http.get("/metrics") as answer:
        text = await answer.text()
    assert 'hiresync_outbox_messages{state="waiting"} 1.0' in text
    assert "process_resident_memory_bytes" in text


async def test_an_unknown_address_tells_nothing(http: aiohttp.ClientSession) -> None:
    async with http.get("/admin") as answer:
        assert answer.status == 404
        assert await answer.text() == "404: Not Found"
