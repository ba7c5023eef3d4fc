"""Post a job over a connection whose terms are agreed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.audit import record
from core.jobs.acceptance import accept
from core.jobs.access import connection_to_post
from core.jobs.limits import hold_new_slot
from core.jobs.news import job_params, tell_of_job
from core.jobs.order import JobOrder
from core.jobs.rules import check_order
from core.jobs.writing import check_panel, write_job
from core.kit.actor import Actor, Role
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import ClientOrganization, ClientOrganizationTerms, JobPosting
from core.models.enums import ConnectionStatus
from core.notifications.jobs import JOB_POSTED
from core.people.access import require


async def post_job(actor: Actor, order: JobOrder, *, key: str, now: datetime) -> JobPosting:
    """Order a job from an agency; `key` makes a repeated submit answer with the job already posted.

    A client's job waits for the manager. A manager's own post for a connected client needs nobody's approval.
    """
    require(actor, Role.CLIENT, Role.MANAGER)
    async with transaction(actor):
        connection = await connection_to_post(actor, order.connection_id)
        before = await JobPosting.get_or_none(draft_key=key, posted_by_id=actor.user_id)
        if before is not None:
            return before
        check_agreed(connection)
        bands = await ClientOrganizationTerms.filter(connection_id=connection.id, is_active=True)
        today = now.astimezone(ZoneInfo(actor.zone)).date()
        check_order(order, bands, today)
        await check_panel(order, connection.client_id)
        await hold_new_slot(connection.organization_id, now)
        job = await write_job(actor, order, connection, bands, key, now)
        agency = job.organization_id
        await record(actor, "post_job", f"job:{job.id}", now=now, organization_id=agency, code=job.job_code)
        await _tell(actor, job, now)
        return job


def check_agreed(connection: ClientOrganization) -> None:
    """A job needs an accepted connection and the client's agreement to the terms as they are now."""
    if connection.status is not ConnectionStatus.ACCEPTED:
        raise WrongState(N_("This connection is not accepted, so no job can be posted over it."))
    if connection.agreed_at is None or connection.agreed_terms_version != connection.terms_version:
        raise WrongState(N_("The present terms are not agreed to yet. The client agrees with /terms."))


async def _tell(actor: Actor, job: JobPosting, now: datetime) -> None:
    if actor.role is Role.MANAGER:
        await accept(actor, job, now)
        return
    await tell_of_job(JOB_POSTED, [job.organization.manager_id], job, now, await job_params(job))
