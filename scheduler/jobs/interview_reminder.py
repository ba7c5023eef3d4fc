"""Reminders a day and an hour before an interview, and the question for marks when it has ended."""

from datetime import datetime

from core.interviews.reminders import remind_of_interviews
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await remind_of_interviews(now)


JOB = JobSpec(name="interview_reminder", trigger=every(minutes=1), run=_run, catch_up=CatchUp.LAST)
