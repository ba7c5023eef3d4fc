"""PostgreSQL crashes under a running house: no acknowledged act is lost, and everything heals by itself."""

import asyncio
import os
import random
import signal
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from core.database.connect import database
from core.database.embedded import embedded_server
from core.database.upgrade import upgrade
from core.models import OutboxMessage, PlanFeature
from tests.apart import Apart, town_apart
from tests.moved_in import move_in
from tests.races.enduring import eventually, invites, nothing_is_lost, tells_of_jobs
from tests.races.killing import mortal_house

CRASHES = 3


@pytest.mark.parametrize(
    "seed",
    [
        0,
        *(pytest.param(seed, marks=[pytest.mark.torture, pytest.mark.timeout(300)]) for seed in range(1, 34)),
    ],
)
async def test_a_crashed_database_loses_no_acknowledged_act(tmp_path: Path, seed: int) -> None:
    log = tmp_path / "house.log"
    # The data is in no folder of pytest's: another run of it closes those to the server's own user.
    with TemporaryDirectory(prefix="hiresync-crash-", ignore_cleanup_errors=True) as folder:
        try:
            await a_story(Path(folder), random.Random(seed), log)
        except BaseException:
            print(log.read_text()[-20_000:])  # noqa: T201 - shown where the test fails
            raise


async def a_story(folder: Path, chance: random.Random, log: Path) -> None:
    """The house runs on a server of its own, which is stopped as by a crash and started again."""
    async with embedded_server(folder / "data") as embedded, town_apart(folder) as apart:
        await upgrade(embedded.owner_url)
        async with database(embedded.url):
            async with apart.house(embedded.url) as scene:
                world = await move_in(scene)
                await PlanFeature.all().update(limit=None)
                maya = scene.person("Maya Rao").telegram
                await maya.starts()
            settings = apart.settings.model_copy(update={"database_url": embedded.url})
            apart.release()
            async with mortal_house(settings, apart.town.traffic, seed=0, lives=1, says=log) as mortal:
                crashing = asyncio.create_task(_crashes(apart, folder / "data", chance))
                await asyncio.gather(tells_of_jobs(world), invites(apart.town, maya), crashing)
                await eventually(apart.town, _all_sent)
                assert mortal.killed == 0, "the house itself lived through all of it"
            await nothing_is_lost(apart, maya, CRASHES)


async def _crashes(apart: Apart, folder: Path, chance: random.Random) -> None:
    """After so many calls of the house more, each time."""
    for _ in range(CRASHES):
        count = chance.randint(3, 15)
        async with apart.town.traffic.follow() as calls:
            while count:
                call = await calls.get()
                count -= call.direction == "out" and call.method.lower() != "getupdates"
        await _crash(folder)


async def _crash(folder: Path) -> None:
    """What `pg_ctl stop -m immediate` does: no farewell and no checkpoint; then it is started as ever."""
    pid = int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    postmaster = psutil.Process(pid)
    os.kill(pid, signal.SIGQUIT)
    await asyncio.to_thread(postmaster.wait, 30)
    async with embedded_server(folder):
        """Whoever comes first starts it; we hold it besides, so it is not stopped here."""


async def _all_sent() -> bool:
    return not await OutboxMessage.filter(state__in=["waiting", "leased", "later"]).exists()
