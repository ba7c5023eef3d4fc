"""Shortlist a profile: the person goes into round 1."""

from datetime import datetime

from core.applications.access import application_of_client
from core.applications.candidate_login import invite_candidate
from core.applications.deciding import decider
from core.applications.news import application_params, tell_of_application
from core.applications.rules import check_undecided, checked_feedback
from core.audit import record
from core.delivery.notify import settle
from core.jobs.labels import INTERVIEW_MODES
from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InterviewerDetails, JobApplication
from core.models.enums import ApplicationStatus, JobStatus
from core.notifications.applications import SCHEDULE_ROUND, SHORTLISTED

_CHANGED = ["status", "round_num", "feedback", "decided_by_id", "decided_at", "applicant_id", "updated_at"]


async def shortlist_application(
    actor: Actor, application_id: int, feedback: str, *, now: datetime
) -> JobApplication:
    """Take a profile into the interviews; recruiter and candidate hear of it, the latter with his way in."""
    async with transaction(actor):
        application = await application_of_client(actor, application_id, lock=True)
        check_undecided(application.status, await decider(application), application.decided_at)
        if application.is_closed or application.job.status is JobStatus.HOLD:
            raise WrongState(N_("This job is on hold or closed, so nobody can be shortlisted now."))
        application.feedback = checked_feedback(feedback)
        application.status, application.round_num = ApplicationStatus.PROCESSING, 1
        application.decided_by_id, application.decided_at = actor.user_id, now
        invitation = await invite_candidate(actor, application, now)
        await application.save(update_fields=_CHANGED)
        subject, agency = f"application:{application.id}", application.organization_id
        await record(actor, "shortlist_application", subject, now=now, organization_id=agency)
        outcome = Text(N_("Shortlisted by {name}"), {"name": actor.name})
        await settle(subject, "decide_profile", by=actor, now=now, outcome=outcome)
        await _tell(application, invitation, now)
        return application


async def _tell(application: JobApplication, invitation: int | None, now: datetime) -> None:
    first = await InterviewerDetails.get_or_none(job_id=application.job_id, round_num=1).select_related(
        "interviewer"
    )
    params = {
        **await application_params(application),
        "feedback": application.feedback,
        "round": 1,
        "interviewer": first.interviewer.name if first else "",
        "mode": Text(INTERVIEW_MODES[first.mode]) if first else "",
        "invitation": str(invitation or ""),
    }
    recruiter = application.attached_to_id or application.job.organization.manager_id
    await tell_of_application(SCHEDULE_ROUND, [recruiter], application, now, params)
    await tell_of_application(SHORTLISTED, [application.applicant_id], application, now, params)
