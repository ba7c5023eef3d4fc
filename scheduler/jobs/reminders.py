"""Remind of what waits, in working hours, and tell the manager at last."""

from datetime import datetime

from core.reminders.sweep import remind_of_acts
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await remind_of_acts(now)


JOB = JobSpec(name="reminders", trigger=every(minutes=1), run=_run, catch_up=CatchUp.LAST)
