"""Tell when the last day of a job is near, and end the job when it has passed."""

from datetime import datetime

from core.jobs.deadlines import look_at_deadlines
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await look_at_deadlines(now)


JOB = JobSpec(name="job_deadlines", trigger=every(minutes=15), run=_run, catch_up=CatchUp.LAST)
