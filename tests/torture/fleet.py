"""Real processes of `hiresync run`, as many of each part as wanted; any of them may be killed."""

import asyncio
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.process import Command, command


@dataclass
class Fleet:
    """What runs now; a killed process is followed by another of its kind."""

    folder: Path
    environment: Mapping[str, str]
    stack: AsyncExitStack

    async def starts(self, part: str) -> Command:
        """One more process of this part, which is open when this returns."""
        one = await self.stack.enter_async_context(
            command("run", part, folder=self.folder, PORT="0", **self.environment)
        )
        await one.says("house.open")
        # Whatever else it says is read, or it would wait for us one day.
        self.stack.push_async_callback(_cancelled, asyncio.create_task(_reads_on(one)))
        return one

    async def kills(self, one: Command) -> int:
        """By SIGKILL, in the middle of whatever it was doing; its number, which stood in its name."""
        one.process.send_signal(signal.SIGKILL)
        await one.process.wait()
        return one.process.pid


@asynccontextmanager
async def fleet(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[Fleet]:
    """An empty one; all that was started ends with the block."""
    async with AsyncExitStack() as stack:
        yield Fleet(folder, environment, stack)


async def _reads_on(one: Command) -> None:
    assert one.process.stdout is not None
    while line := await one.process.stdout.readline():
        one.said.append(line.decode())


async def _cancelled(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
