"""A house in another process that is killed again and again, and always started anew."""

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.playground.traffic import Traffic
from bot.settings import Settings

ROOT = Path(__file__).parents[2]


@dataclass
class Mortal:
    """One process at a time; each dies after so many more calls to the platforms."""

    settings: Settings
    traffic: Traffic
    chance: random.Random
    lives: int
    says: Path | None = None
    """Where its log is kept; nowhere, unless somebody wants to know."""
    killed: int = 0

    async def live(self) -> None:
        """All lives but the last end by SIGKILL, in the middle of whatever the house was doing."""
        for life in range(self.lives):
            async with self._house() as process:
                if life == self.lives - 1:
                    await process.wait()
                    raise AssertionError("the last house ended by itself")
                await self._after_calls(self.chance.randint(6, 30))
                process.kill()
                await process.wait()
                self.killed += 1

    async def _after_calls(self, count: int) -> None:
        """Return when the house has made so many calls more; polling for updates is none."""
        async with self.traffic.follow() as calls:
            while count:
                call = await calls.get()
                count -= call.direction == "out" and call.method.lower() != "getupdates"

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[asyncio.subprocess.Process]:
        with (self.says or Path(os.devnull)).open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.races.house_process",
                cwd=ROOT,
                stdin=asyncio.subprocess.PIPE,
                stdout=log,
                stderr=log,
            )
        try:
            assert process.stdin is not None
            process.stdin.write(self.settings.model_dump_json().encode())
            process.stdin.write_eof()
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


@asynccontextmanager
async def mortal_house(
    settings: Settings, traffic: Traffic, *, seed: int, lives: int, says: Path | None = None
) -> AsyncIterator[Mortal]:
    """Houses live and die while the block goes on; the last one stays until its end."""
    mortal = Mortal(settings, traffic, random.Random(seed), lives, says)
    task = asyncio.create_task(mortal.live())
    try:
        yield mortal
    finally:
        if task.done():
            task.result()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
