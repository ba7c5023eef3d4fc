"""`hiresync` as an operator runs it: another process, with an environment of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60


@dataclass
class Command:
    """One running command and what it has said so far."""

    process: asyncio.subprocess.Process
    said: list[str] = field(default_factory=list)

    @property
    def output(self) -> str:
        return "".join(self.said)

    async def says(self, words: str) -> str:
        """Read on until a line has these words; returns the line."""
        async with asyncio.timeout(PATIENCE):
            while line := (await self._stdout.readline()).decode():
                self.said.append(line)
                if words in line:
                    return line
        raise AssertionError(f"ended without saying {words!r}:\n{self.output}")

    async def ended(self, number: signal.Signals | None = None) -> int:
        """The exit code, after the signal if one is sent."""
        if number is not None:
            self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            self.said.append((await self._stdout.read()).decode())
            return await self.process.wait()

    @property
    def _stdout(self) -> asyncio.StreamReader:
        assert self.process.stdout is not None
        return self.process.stdout


@asynccontextmanager
async def command(*args: str, folder: Path, **environment: str) -> AsyncIterator[Command]:
    """Started in a folder without `.env`; only what is given here is set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from bot.cli import main; main()",
        *args,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "HIRESYNC_DATA": str(folder / "data"), **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Command(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def said(*args: str, folder: Path, **environment: str) -> tuple[int, str]:
    """Run it to its end: exit code and everything it said."""
    async with command(*args, folder=folder, **environment) as running:
        code = await running.ended()
        return code, running.output
