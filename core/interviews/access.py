"""Which applications and interviews a person may touch; the only way to their rows."""

from core.interviews.meeting import Meeting
from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.found import found_one
from core.kit.words import N_
from core.models import InterviewScheduled, JobApplication
from core.people.access import require


async def application_to_schedule(actor: Actor, application_id: int, *, lock: bool = False) -> JobApplication:
    """An application of the actor's agency; a recruiter reaches only those attached to him."""
    require(actor, Role.RECRUITER, Role.MANAGER)
    rows = JobApplication.filter(id=application_id, organization_id=actor.agency)
    application = await found_one(rows.select_for_update(no_key=True) if lock else rows)
    if actor.role is Role.RECRUITER and application.attached_to_id != actor.user_id:
        raise NotAllowed(N_("A colleague of yours looks after this candidate."))
    return application


async def interview_to_arrange(actor: Actor, interview_id: int, *, lock: bool = False) -> Meeting:
    """An appointment of the actor's agency, locked after its application so that nobody waits crosswise."""
    require(actor, Role.RECRUITER, Role.MANAGER)
    found = await found_one(InterviewScheduled.filter(id=interview_id, organization_id=actor.agency))
    await application_to_schedule(actor, found.application_id, lock=lock)
    return await Meeting.load(await _again(found, lock=lock))


async def interview_to_mark(actor: Actor, interview_id: int, *, lock: bool = False) -> Meeting:
    """An interview which this very person holds."""
    require(actor, Role.INTERVIEWER)
    found = await found_one(InterviewScheduled.filter(id=interview_id, interviewer_id=actor.user_id))
    if lock:
        await JobApplication.filter(id=found.application_id).select_for_update(no_key=True).first()
    return await Meeting.load(await _again(found, lock=lock))


async def _again(found: InterviewScheduled, *, lock: bool) -> InterviewScheduled:
    """The row as it stands once we hold it; somebody may have changed it while we waited."""
    if not lock:
        return found
    return await InterviewScheduled.select_for_update(no_key=True).get(id=found.id)
