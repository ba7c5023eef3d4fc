"""One web, one worker and one scheduler, each a process of its own, do together what one does alone."""

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
from tortoise import connections

from core.models import OutboxMessage, RecurringJob
from tests.cli.outside import outside
from tests.cli.process import Command, command
from tests.plugins.database import Database
from tests.world import World

PARTS = ("web", "worker", "scheduler")
DUE_NOW = "UPDATE recurring_jobs SET next_at = now() - interval '1 second' WHERE name = 'archive_deliveries'"
A_MOMENT = "SELECT pg_sleep(0.05)"


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return str(found.getsockname()[1])


async def _ready(session: aiohttp.ClientSession, port: str, *parts: str) -> str:
    """Ask until every part has begun; what it says then."""
    async with asyncio.timeout(60):
        while True:
            async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                text = await answer.text()
                if answer.status == 200:
                    assert [line.partition(":")[0] for line in text.splitlines()] == list(parts)
                    return text
            await connections.get("default").execute_query(A_MOMENT)


async def test_web_worker_and_scheduler_apart_do_the_whole_job(
    tmp_path: Path, db: Database, world: World
) -> None:
    async with outside(tmp_path) as around, AsyncExitStack() as stack, aiohttp.ClientSession() as session:
        ports = {part: _free_port() for part in PARTS}
        running: dict[str, Command] = {}
        for part in PARTS:
            wanted = {**around.environment, "DATABASE_URL": db.url, "PORT": "0", "HEALTH_PORT": ports[part]}
            running[part] = await stack.enter_async_context(command("run", part, folder=tmp_path, **wanted))
            await running[part].says("house.open")
        await _ready(session, ports["web"], "database", "slack", "telegram")
        await _ready(session, ports["worker"], "database", "worker", "mail")
        await _ready(session, ports["scheduler"], "database", "scheduler")

        # The web takes what is said, and answers.
        telegram = around.town.telegram
        nisha = telegram.person("Nisha")
        await nisha.starts()
        await telegram.wait_until(lambda: bool(nisha.heard()), timeout=60)
        # The worker sends what anybody orders; the scheduler fires what is due.
        await connections.get("default").execute_query(DUE_NOW)
        await _until_true(_all_sent)
        await _until_true(_has_fired)
        async with session.get(f"http://127.0.0.1:{ports['worker']}/metrics") as answer:
            assert 'result="sent"' in await answer.text()
        for one in running.values():
            assert await one.ended(signal.SIGTERM) == 0
            assert "Traceback" not in one.output


async def _until_true(look: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await look():
            await connections.get("default").execute_query(A_MOMENT)


async def _all_sent() -> bool:
    waiting = await OutboxMessage.filter(state__in=["waiting", "leased"]).count()
    return not waiting and await OutboxMessage.filter(state="sent").exists()


async def _has_fired() -> bool:
    return (await RecurringJob.get(name="archive_deliveries")).last_run_at is not None
