"""Reject a profile with a word of feedback."""

from datetime import datetime

from core.applications.access import application_of_client
from core.applications.deciding import decider
from core.applications.news import application_params, tell_of_application
from core.applications.rules import check_rejectable, checked_feedback
from core.audit import record
from core.candidates.identity import user_of
from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InterviewScheduled, JobApplication
from core.models.enums import ApplicationStatus, InterviewStatus
from core.notifications.applications import PROFILE_REJECTED, REJECTED_CANDIDATE

_WAITS = ("decide_profile", "schedule_interview", "make_offer")
"""What nobody has to do any more once the profile is out."""


async def reject_application(
    actor: Actor, application_id: int, feedback: str, *, now: datetime
) -> JobApplication:
    """Take a profile out of the running; the recruiter reads the feedback, the candidate a kind word."""
    async with transaction(actor):
        application = await application_of_client(actor, application_id, lock=True)
        check_rejectable(application.status, await decider(application), application.decided_at)
        await _check_no_appointment(application)
        application.feedback, application.status = checked_feedback(feedback), ApplicationStatus.REJECTED
        application.decided_by_id, application.decided_at = actor.user_id, now
        await application.save(
            update_fields=["feedback", "status", "decided_by_id", "decided_at", "updated_at"]
        )
        subject, agency = f"application:{application.id}", application.organization_id
        await record(actor, "reject_application", subject, now=now, organization_id=agency)
        outcome = Text(N_("Rejected by {name}"), {"name": actor.name})
        for act in _WAITS:
            await settle(subject, act, by=actor, now=now, outcome=outcome)
        await _tell(actor, application, now)
        return application


async def _check_no_appointment(application: JobApplication) -> None:
    """Two people would wait in vain for an interview nobody called off."""
    coming = await InterviewScheduled.filter(
        application_id=application.id, status=InterviewStatus.SCHEDULED
    ).first()
    if coming is not None:
        raise WrongState(N_("An interview is set for {at}. Cancel it first."), at=coming.starts_at)


async def _tell(actor: Actor, application: JobApplication, now: datetime) -> None:
    about = await application_params(application)
    params = {**about, "name": actor.name, "feedback": application.feedback}
    recruiter = application.attached_to_id or application.job.organization.manager_id
    person = await user_of(application.candidate, now)
    await tell_of_application(PROFILE_REJECTED, [recruiter], application, now, params)
    await tell_of_application(REJECTED_CANDIDATE, [person.id], application, now, params)
