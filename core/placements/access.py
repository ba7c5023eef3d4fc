"""Which offers and hires a person may touch; the only way to their rows."""

from core.kit.actor import Actor, Role
from core.kit.found import found_one
from core.models import JobApplication, JobLocation, JobPosting, SelectedCandidate
from core.people.access import require


async def application_of_client(actor: Actor, application_id: int) -> JobApplication:
    """An application for a job of the client."""
    require(actor, Role.CLIENT)
    return await found_one(JobApplication.filter(id=application_id, job__client_id=actor.client))


async def placement_of_client(actor: Actor, placement_id: int) -> SelectedCandidate:
    """A hire of the client."""
    require(actor, Role.CLIENT)
    return await found_one(
        SelectedCandidate.filter(id=placement_id, application__job__client_id=actor.client)
    )


async def placement_of_candidate(actor: Actor, placement_id: int) -> SelectedCandidate:
    """An offer made to this very person."""
    require(actor, Role.CANDIDATE)
    return await found_one(SelectedCandidate.filter(id=placement_id, candidate__user_id=actor.user_id))


async def placement_of_manager(actor: Actor, placement_id: int) -> SelectedCandidate:
    """A hire of the manager's agency."""
    require(actor, Role.MANAGER)
    return await found_one(SelectedCandidate.filter(id=placement_id, organization_id=actor.agency))


async def hold_seats(application: JobApplication) -> tuple[JobPosting, JobLocation, JobApplication]:
    """Lock job, location and application, always in this order, before a seat is taken or given back."""
    job = await JobPosting.select_for_update(no_key=True).get(id=application.job_id)
    location = await JobLocation.select_for_update(no_key=True).get(id=application.location_id)
    held = await JobApplication.select_for_update(no_key=True).get(id=application.id)
    return job, location, held


async def hold(found: SelectedCandidate) -> SelectedCandidate:
    """The hire as it stands once nobody else can change it."""
    return await SelectedCandidate.select_for_update(no_key=True).get(id=found.id)
