"""Run as a program: one scheduler with one job, which writes down each moment it runs for."""

import asyncio
import sys
from datetime import datetime

from tortoise import connections

from core.database.connect import database
from core.kit.clock import SystemClock
from scheduler.app import Scheduler
from scheduler.spec import CatchUp, JobSpec, every

NAME = "torture_tick"


async def write_down(moment: datetime) -> None:
    """In the scheduler's transaction, so a moment is written exactly as often as it was dealt with."""
    await connections.get("default").execute_query_dict("INSERT INTO ticks (moment) VALUES ($1)", [moment])


async def main(url: str) -> None:
    """Until killed."""
    job = JobSpec(NAME, every(seconds=1), write_down, catch_up=CatchUp.ALL)
    async with database(url):
        print("open", flush=True)  # noqa: T201 - whoever started it waits for this
        await Scheduler(SystemClock(), [job]).run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
