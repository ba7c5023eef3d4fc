"""A job that waits for the manager's decision, as the questions about it name it."""

from bot.asking.reason import Facts
from core.jobs.access import job_of_agency
from core.jobs.deciding import check_pending
from core.kit.actor import Actor
from core.kit.transaction import transaction


async def job_waiting(actor: Actor, job_id: int) -> Facts:
    """Its title and client, if nobody decided yet."""
    async with transaction(actor):
        job = await job_of_agency(actor, job_id)
        await check_pending(job)
    return {"job": job.title, "client": job.client.company_name}
