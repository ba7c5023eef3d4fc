"""Three schedulers on one database, killed again and again: each tick is fired once, and none is missed."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from tests.plugins.database import Database

ROOT = Path(__file__).parents[2]
PATIENCE = 60


@pytest.mark.parametrize(
    "kills", [2, pytest.param(100, marks=[pytest.mark.torture, pytest.mark.timeout(3600)])]
)
async def test_three_schedulers_miss_no_tick_and_fire_none_twice(db: Database, kills: int) -> None:
    chance = random.Random(kills)
    async with ticks(db) as owner, AsyncExitStack() as stack:
        three = [await stack.enter_async_context(scheduler(db.url)) for _ in range(3)]
        for _ in range(kills):
            await more_ticks(owner, chance.randint(1, 2))
            victim = three.pop(chance.randrange(3))
            victim.kill()
            await victim.wait()
            three.append(await stack.enter_async_context(scheduler(db.url)))
        await more_ticks(owner, 2)
        moments = [row["moment"] for row in await owner.fetch("SELECT moment FROM ticks ORDER BY moment")]
    assert moments == without_gaps(moments)
    assert len(moments) >= kills


@asynccontextmanager
async def ticks(db: Database) -> AsyncIterator[asyncpg.Connection]:
    """A table of its own, which takes any moment as often as it comes."""
    owner = await asyncpg.connect(db.admin_url)
    try:
        await owner.execute("CREATE TABLE ticks (moment timestamptz NOT NULL)")
        await owner.execute("GRANT INSERT ON ticks TO PUBLIC")
        yield owner
    finally:
        await owner.execute("DROP TABLE IF EXISTS ticks")
        await owner.close()


@asynccontextmanager
async def scheduler(url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """One more, which looks for due jobs once this is entered."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.torture.scheduler_process",
        url,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            assert await process.stdout.readline() == b"open\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def more_ticks(owner: asyncpg.Connection, count: int) -> None:
    """Return when so many more were written."""
    count += await owner.fetchval("SELECT count(*) FROM ticks")
    async with asyncio.timeout(PATIENCE):
        while await owner.fetchval("SELECT count(*) FROM ticks") < count:
            await owner.execute("SELECT pg_sleep(0.05)")


def without_gaps(moments: list[datetime]) -> list[datetime]:
    """Every second from the first to the last."""
    seconds = round((moments[-1] - moments[0]).total_seconds())
    return [moments[0] + timedelta(seconds=number) for number in range(seconds + 1)]
