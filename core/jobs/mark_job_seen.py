"""Let the client know that the manager looks at the job."""

from datetime import datetime

from core.audit import record
from core.jobs.access import job_of_agency
from core.jobs.news import job_params, tell_of_job
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.models import JobPosting
from core.models.enums import Approval
from core.notifications.jobs import JOB_VIEWED


async def mark_job_seen(actor: Actor, job_id: int, *, now: datetime) -> JobPosting:
    """Note the manager's first look at a pending job; later looks change nothing."""
    async with transaction(actor):
        job = await job_of_agency(actor, job_id, lock=True)
        if job.seen_by_manager_at is not None or job.approval is not Approval.PENDING:
            return job
        job.seen_by_manager_at = now
        await job.save(update_fields=["seen_by_manager_at", "updated_at"])
        await record(actor, "mark_job_seen", f"job:{job.id}", now=now)
        params = {**await job_params(job), "name": actor.name}
        await tell_of_job(JOB_VIEWED, [job.client.user_id], job, now, params)
        return job
