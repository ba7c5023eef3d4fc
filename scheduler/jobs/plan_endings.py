"""Tell the manager a week before the plan of the agency ends."""

from datetime import datetime

from core.plans.ending import warn_of_ending_plans
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await warn_of_ending_plans(now)


JOB = JobSpec(name="plan_endings", trigger=every(minutes=30), run=_run, catch_up=CatchUp.LAST)
