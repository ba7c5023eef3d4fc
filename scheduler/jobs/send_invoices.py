"""Invoices go out on their date."""

from datetime import datetime

from core.invoices.sending import send_due_invoices
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await send_due_invoices(now)


JOB = JobSpec(name="send_invoices", trigger=every(minutes=15), run=_run, catch_up=CatchUp.LAST)
