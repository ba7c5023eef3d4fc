"""The only ways to an application: one's agency, one's company, one's own profile, panel or submission."""

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.found import found_one
from core.models import InterviewerDetails, JobApplication
from core.people.access import require


async def application_of_client(actor: Actor, application_id: int, *, lock: bool = False) -> JobApplication:
    """A profile sent to the client's own company."""
    require(actor, Role.CLIENT)
    return await _one(JobApplication.filter(id=application_id, job__client_id=actor.client), lock)


async def application_of_agency(actor: Actor, application_id: int, *, lock: bool = False) -> JobApplication:
    """A profile the manager's own agency sent."""
    require(actor, Role.MANAGER)
    return await _one(JobApplication.filter(id=application_id, organization_id=actor.agency), lock)


async def application_of_recruiter(
    actor: Actor, application_id: int, *, lock: bool = False
) -> JobApplication:
    """A profile this recruiter sent, or now looks after."""
    require(actor, Role.RECRUITER)
    own = Q(submitted_by_id=actor.user_id) | Q(attached_to_id=actor.user_id)
    return await _one(JobApplication.filter(own, id=application_id, organization_id=actor.agency), lock)


async def application_to_read(actor: Actor, application_id: int) -> JobApplication:
    """An application this person has to do with, whatever the hat."""
    match actor.role:
        case Role.CLIENT:
            return await application_of_client(actor, application_id)
        case Role.MANAGER:
            return await application_of_agency(actor, application_id)
        case Role.RECRUITER:
            return await application_of_recruiter(actor, application_id)
        case Role.CANDIDATE:
            return await _one(
                JobApplication.filter(id=application_id, candidate__user_id=actor.user_id), False
            )
        case Role.INTERVIEWER:
            return await _of_panel(actor, application_id)
        case _:
            raise NotAllowed


async def _of_panel(actor: Actor, application_id: int) -> JobApplication:
    """Interviewers see who got past the client, on the jobs whose panel they are on."""
    panels = InterviewerDetails.filter(interviewer_id=actor.user_id).values_list("job_id", flat=True)
    found = JobApplication.filter(id=application_id, job_id__in=await panels, round_num__gte=1)
    return await _one(found, False)


async def _one(found: QuerySet[JobApplication], lock: bool) -> JobApplication:
    row = await found_one(found.only("id"))
    # Locked by its key alone: a lock over a join would also hold the joined rows.
    again = JobApplication.filter(id=row.id)
    application = await (again.select_for_update() if lock else again).get()
    await application.fetch_related("job__client", "job__organization", "location", "candidate", "resume")
    return application
