"""Approve a pending job, so that sourcing may start."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.jobs.acceptance import accept
from core.jobs.access import job_of_agency
from core.jobs.deciding import check_pending
from core.jobs.limits import hold_open_slot
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import JobPosting


async def approve_job(actor: Actor, job_id: int, *, now: datetime) -> JobPosting:
    """Accept a job of one's agency while the plan has room for it; client and panel hear of it."""
    async with transaction(actor):
        job = await job_of_agency(actor, job_id, lock=True)
        await check_pending(job)
        await hold_open_slot(job, now)
        await accept(actor, job, now)
        await record(actor, "approve_job", f"job:{job.id}", now=now)
        outcome = Text(N_("Approved by {name}"), {"name": actor.name})
        await settle(f"job:{job.id}", "decide_job", by=actor, now=now, outcome=outcome)
        return job
