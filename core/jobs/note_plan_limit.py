"""Tell the client that the plan has no room for his job yet."""

from datetime import datetime

from core.audit import record
from core.jobs.access import job_of_agency
from core.jobs.deciding import check_pending
from core.jobs.news import job_params, tell_of_job
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import JobPosting
from core.notifications.jobs import PLAN_LIMIT_NOTE


async def note_plan_limit(actor: Actor, job_id: int, note: str, *, now: datetime) -> JobPosting:
    """Leave a word about why the job has to wait; it stays pending and can be approved later."""
    async with transaction(actor):
        job = await job_of_agency(actor, job_id, lock=True)
        await check_pending(job)
        if not note.strip():
            raise InvalidValue("note", N_("Please tell the client how it goes on."))
        job.reason = note.strip()
        await job.save(update_fields=["reason", "updated_at"])
        await record(actor, "note_plan_limit", f"job:{job.id}", now=now, note=job.reason)
        params = {**await job_params(job), "name": actor.name, "note": job.reason}
        await tell_of_job(PLAN_LIMIT_NOTE, [job.client.user_id], job, now, params)
        return job
