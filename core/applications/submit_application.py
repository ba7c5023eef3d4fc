"""Send a person's profile to the client, for one location of an approved job."""

from datetime import datetime

from core.applications.news import application_params, ask_to_decide, tell_of_application
from core.applications.openness import check_takes_profile
from core.applications.storing import resume_file, write_application
from core.applications.submission import ResumeSubmission
from core.audit import record
from core.candidates.identity import profile_of, user_of
from core.candidates.rules import checked
from core.jobs.access import assigned_location, locked_job
from core.kit.actor import Actor
from core.kit.errors import Clash, InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import CandidateProfile, JobApplication, JobPosting
from core.notifications.applications import PROFILE_SENT_CANDIDATE


async def submit_application(
    actor: Actor, submission: ResumeSubmission, *, key: str, now: datetime
) -> JobApplication:
    """Write the profile and tell the client and the candidate; `key` makes a repeat harmless.

    The job stays locked meanwhile, so that the second of two recruiters is told of the first.
    """
    async with transaction(actor):
        location = await assigned_location(actor, submission.location_id)
        job = await locked_job(location.job_id)
        before = await JobApplication.get_or_none(draft_key=key, submitted_by_id=actor.user_id)
        if before is not None:
            return before
        replacing = await check_takes_profile(actor, job, location.id, now)
        if not submission.consent_text.strip():
            raise InvalidValue("consent", N_("Without the person's consent the profile cannot be sent."))
        person = checked(submission.person)
        file = await resume_file(actor, submission.file_id, now)
        candidate = await profile_of(actor, person, now)
        await _check_first(job, candidate)
        application = await write_application(actor, submission, person, candidate, job, file, key, now)
        if replacing:
            application.is_replacement = True
            await application.save(update_fields=["is_replacement"])
        await record(actor, "submit_application", f"application:{application.id}", now=now, job=job.id)
        await _tell(application, candidate, now)
        return application


async def _check_first(job: JobPosting, candidate: CandidateProfile) -> None:
    """One person is in one job once, whatever the location or the way the mail was written."""
    first = await JobApplication.get_or_none(job_id=job.id, candidate_id=candidate.id).select_related(
        "submitted_by", "location"
    )
    if first is None:
        return
    by = first.submitted_by
    raise Clash(
        N_("{candidate} is in this job already: sent for {city} by {name} on {at}."),
        candidate=candidate.name,
        city=first.location.location,
        name=by.name if by else "",
        at=first.created_at,
    )


async def _tell(application: JobApplication, candidate: CandidateProfile, now: datetime) -> None:
    await ask_to_decide(application, now)
    params, person = await application_params(application), await user_of(candidate, now)
    await tell_of_application(PROFILE_SENT_CANDIDATE, [person.id], application, now, params)
