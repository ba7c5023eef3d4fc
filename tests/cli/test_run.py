"""`hiresync run` against platforms in another process."""

import signal
from pathlib import Path

from tests.cli.outside import outside
from tests.cli.process import command
from tests.plugins.database import Database


async def test_a_stranger_is_answered_and_the_house_closes_in_order(tmp_path: Path, db: Database) -> None:
    async with outside(tmp_path) as around:
        wanted = {**around.environment, "DATABASE_URL": db.url, "PORT": "0"}
        async with command("run", folder=tmp_path, **wanted) as house:
            await house.says("house.open")
            telegram = around.town.telegram
            await telegram.wait_until(lambda: telegram.updates.polling, timeout=60)
            nisha = telegram.person("Nisha")
            await nisha.starts()
            await telegram.wait_until(lambda: bool(nisha.heard()), timeout=60)
            assert "I do not know you yet." in nisha.heard()[-1].text
            assert await house.ended(signal.SIGTERM) == 0
            assert "house.closed" in house.output
            assert "Traceback" not in house.output
