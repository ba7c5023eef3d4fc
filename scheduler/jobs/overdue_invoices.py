"""Unpaid invoices are overdue the day after their due date, and both sides hear of it."""

from datetime import datetime

from core.invoices.overdue import mark_overdue_invoices
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await mark_overdue_invoices(now)


JOB = JobSpec(name="overdue_invoices", trigger=every(minutes=15), run=_run, catch_up=CatchUp.LAST)
