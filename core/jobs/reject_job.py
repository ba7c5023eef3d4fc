"""Reject a pending job, telling the client why."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.jobs.access import job_of_agency
from core.jobs.deciding import check_pending
from core.jobs.news import job_params, tell_of_job
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import JobPosting
from core.models.enums import Approval
from core.notifications.jobs import JOB_REJECTED


async def reject_job(actor: Actor, job_id: int, reason: str, *, now: datetime) -> JobPosting:
    """Turn a job of one's agency down; the reason is obligatory and goes to the client."""
    async with transaction(actor):
        job = await job_of_agency(actor, job_id, lock=True)
        await check_pending(job)
        if not reason.strip():
            raise InvalidValue("reason", N_("Please tell the client why."))
        job.approval, job.reason = Approval.REJECTED, reason.strip()
        job.decided_by_id, job.decided_at = actor.user_id, now
        await job.save(update_fields=["approval", "reason", "decided_by_id", "decided_at", "updated_at"])
        await record(actor, "reject_job", f"job:{job.id}", now=now, reason=job.reason)
        outcome = Text(N_("Rejected by {name}: {reason}"), {"name": actor.name, "reason": job.reason})
        await settle(f"job:{job.id}", "decide_job", by=actor, now=now, outcome=outcome)
        params = {**await job_params(job), "name": actor.name, "reason": job.reason}
        await tell_of_job(JOB_REJECTED, [job.client.user_id], job, now, params)
        return job
