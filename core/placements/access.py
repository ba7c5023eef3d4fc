"""Which offers and hires a person may touch; the only way to their rows."""

from core.kit.actor import Actor, Role
from core.kit.errors import NotFound
from core.models import JobApplication, JobLocation, JobPosting, SelectedCandidate
from core.people.access import require


async def application_of_client(actor: Actor, application_id: int) -> JobApplication:
    """An application for a job of the client."""
    require(actor, Role.CLIENT)
    application = await JobApplication.get_or_none(id=application_id, job__client_id=actor.client)
    if application is None:
        raise NotFound
    return application


async def placement_of_client(actor: Actor, placement_id: int) -> SelectedCandidate:
    """A hire of the client."""
    require(actor, Role.CLIENT)
    found = await SelectedCandidate.get_or_none(id=placement_id, application__job__client_id=actor.client)
    if found is None:
        raise NotFound
    return found


async def placement_of_candidate(actor: Actor, placement_id: int) -> SelectedCandidate:
    """An offer made to this very person."""
    require(actor, Role.CANDIDATE)
    found = await SelectedCandidate.get_or_none(id=placement_id, candidate__user_id=actor.user_id)
    if found is None:
        raise NotFound
    return found


async def placement_of_manager(actor: Actor, placement_id: int) -> SelectedCandidate:
    """A hire of the manager's agency."""
    require(actor, Role.MANAGER)
    found = await SelectedCandidate.get_or_none(id=placement_id, organization_id=actor.agency)
    if found is None:
        raise NotFound
    return found


async def hold_seats(application: JobApplication) -> tuple[JobPosting, JobLocation, JobApplication]:
    """Lock job, location and application, always in this order, before a seat is taken or given back."""
    job = await JobPosting.select_for_update(no_key=True).get(id=application.job_id)
    location = await JobLocation.select_for_update(no_key=True).get(id=application.location_id)
    held = await JobApplication.select_for_update(no_key=True).get(id=application.id)
    return job, location, held


async def hold(found: SelectedCandidate) -> SelectedCandidate:
    """The hire as it stands once nobody else can change it."""
    return await SelectedCandidate.select_for_update(no_key=True).get(id=found.id)
