"""The only ways to a job: through one's agency, one's company, one's assignment or one's panel."""

from tortoise.queryset import QuerySet

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed, NotFound
from core.kit.found import found_one
from core.models import AssignedJob, ClientOrganization, InterviewerDetails, JobLocation, JobPosting
from core.people.access import require


async def job_of_agency(actor: Actor, job_id: int, *, lock: bool = False) -> JobPosting:
    """A job of the manager's own agency."""
    require(actor, Role.MANAGER)
    return await _one(JobPosting.filter(id=job_id, organization_id=actor.agency), lock)


async def job_of_client(actor: Actor, job_id: int, *, lock: bool = False) -> JobPosting:
    """A job of the client's own company."""
    require(actor, Role.CLIENT)
    return await _one(JobPosting.filter(id=job_id, client_id=actor.client), lock)


async def job_to_read(actor: Actor, job_id: int) -> JobPosting:
    """A job this person has to do with, whatever the hat."""
    match actor.role:
        case Role.MANAGER:
            return await job_of_agency(actor, job_id)
        case Role.CLIENT:
            return await job_of_client(actor, job_id)
        case Role.RECRUITER:
            mine = await AssignedJob.filter(
                location__job_id=job_id, recruiter_id=actor.user_id, organization_id=actor.agency
            ).exists()
        case Role.INTERVIEWER:
            mine = await InterviewerDetails.filter(job_id=job_id, interviewer_id=actor.user_id).exists()
        case _:
            raise NotAllowed
    if not mine:
        raise NotFound
    return await _one(JobPosting.filter(id=job_id), False)


async def location_of_agency(actor: Actor, location_id: int) -> JobLocation:
    """A location of a job of the manager's own agency."""
    require(actor, Role.MANAGER)
    return await found_one(JobLocation.filter(id=location_id, organization_id=actor.agency))


async def assigned_location(actor: Actor, location_id: int) -> JobLocation:
    """A location this recruiter works on at present."""
    require(actor, Role.RECRUITER)
    location = await found_one(JobLocation.filter(id=location_id, organization_id=actor.agency))
    working = AssignedJob.filter(
        location_id=location_id, recruiter_id=actor.user_id, unassigned_at__isnull=True
    )
    if not await working.exists():
        raise NotFound
    return location


async def locked_job(job_id: int) -> JobPosting:
    """The job behind a row already reached, locked for a change of its state."""
    return await JobPosting.select_for_update().get(id=job_id)


async def connection_to_post(actor: Actor, connection_id: int) -> ClientOrganization:
    """A connection over which this client, or this agency's manager, posts; its terms stay as they are."""
    require(actor, Role.CLIENT, Role.MANAGER)
    found = ClientOrganization.filter(id=connection_id)
    if actor.role is Role.CLIENT:
        found = found.filter(client_id=actor.client)
    else:
        found = found.filter(organization_id=actor.agency)
    return await found_one(found.select_for_update())


async def _one(found: QuerySet[JobPosting], lock: bool) -> JobPosting:
    job = await found_one(found.select_for_update() if lock else found)
    await job.fetch_related("client", "organization")
    return job
