"""A process killed between any two steps loses nothing: drafts go on, and every notification arrives."""

import asyncio
from pathlib import Path

from core.models import OutboxMessage, PlanFeature
from tests.apart import town_apart
from tests.moved_in import move_in
from tests.plugins.database import Database
from tests.races.enduring import eventually, invites, nothing_is_lost, tells_of_jobs
from tests.races.killing import mortal_house

LIVES = 4
SEED = 2
"""Where the kills fall; any other passes as well."""


async def test_a_house_killed_at_any_point_loses_nothing(db: Database, tmp_path: Path) -> None:
    async with town_apart(tmp_path) as apart:
        async with apart.house(db.url) as scene:
            world = await move_in(scene)
            await PlanFeature.all().update(limit=None)
            maya = scene.person("Maya Rao").telegram
            await maya.starts()
        settings = apart.settings.model_copy(update={"database_url": db.url})
        apart.release()
        async with mortal_house(settings, apart.town.traffic, seed=SEED, lives=LIVES) as mortal:
            await asyncio.gather(tells_of_jobs(world), invites(apart.town, maya))
            await eventually(apart.town, lambda: all_sent(mortal.killed))
            assert mortal.killed == LIVES - 1
        await nothing_is_lost(apart, maya, mortal.killed)


async def all_sent(killed: int) -> bool:
    """The last house stands, and nothing is on its way any more."""
    unsent = OutboxMessage.filter(state__in=["waiting", "leased", "later"])
    return killed == LIVES - 1 and not await unsent.exists()
