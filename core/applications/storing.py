"""The rows of a new application: the file, the resume with its ratings, and the application itself."""

from datetime import datetime
from typing import Any

from tortoise.functions import Sum

from core.applications.submission import ResumeSubmission
from core.candidates.person import Person
from core.candidates.rules import check_ratings
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.words import N_
from core.models import (
    CandidateProfile,
    CandidateResume,
    CandidateSkill,
    JobApplication,
    JobPosting,
    SkillMetric,
    StoredFile,
)
from core.models.enums import ApplicationStatus
from core.plans.limits import FeatureCode, hold_room, may_finish

PURPOSE = "resume"
_MEGABYTE = 1024 * 1024
_MOST_TEXT = 200_000


async def resume_file(actor: Actor, file_id: int, now: datetime) -> StoredFile:
    """The recruiter's own uploaded file, from now on kept by the agency if its storage has room."""
    plan = await may_finish(actor.agency, now)
    file = await StoredFile.get_or_none(id=file_id, owner_id=actor.user_id)
    if file is None or file.organization_id not in (None, actor.agency):
        raise InvalidValue("resume", N_("I do not have this file any more. Please send it again."))
    await hold_room(plan, FeatureCode.STORAGE, lambda: _megabytes(actor.agency, file), adding=0)
    file.organization_id, file.purpose = actor.agency, PURPOSE
    await file.save(update_fields=["organization_id", "purpose"])
    return file


async def _megabytes(agency: int, file: StoredFile) -> int:
    """What the agency's resumes fill with this file among them, a begun megabyte counted in full."""
    others = StoredFile.filter(organization_id=agency, purpose=PURPOSE).exclude(id=file.id)
    rows: list[dict[str, Any]] = await others.annotate(filled=Sum("size")).values("filled")
    filled = sum((row["filled"] or 0 for row in rows), file.size)
    return -(-filled // _MEGABYTE)


async def write_application(
    actor: Actor,
    submission: ResumeSubmission,
    person: Person,
    candidate: CandidateProfile,
    job: JobPosting,
    file: StoredFile,
    key: str,
    now: datetime,
) -> JobApplication:
    """Create all rows; the new file is always kept as a resume of its own."""
    skills = {one.id: one for one in await SkillMetric.filter(job_id=job.id)}
    primary = [one.id for one in skills.values() if one.is_primary]
    check_ratings(submission.ratings, primary, [id for id in skills if id not in primary])
    resume = await _write_resume(actor, submission, person, candidate, file, now)
    await CandidateSkill.bulk_create(
        CandidateSkill(
            resume_id=resume.id,
            organization_id=job.organization_id,
            skill=skills[id].skill,
            is_primary=skills[id].is_primary,
            rating=rating,
        )
        for id, rating in sorted(submission.ratings.items())
    )
    await job.fetch_related("client")
    return await JobApplication.create(
        organization_id=job.organization_id,
        job_id=job.id,
        location_id=submission.location_id,
        resume_id=resume.id,
        candidate_id=candidate.id,
        applicant_id=candidate.user_id,
        submitted_by_id=actor.user_id,
        attached_to_id=actor.user_id,
        receiver_id=job.client.user_id,
        status=ApplicationStatus.PENDING,
        message=submission.message,
        consent_text=submission.consent_text,
        consent_at=now,
        draft_key=key,
        created_at=now,
    )


async def _write_resume(
    actor: Actor,
    submission: ResumeSubmission,
    person: Person,
    candidate: CandidateProfile,
    file: StoredFile,
    now: datetime,
) -> CandidateResume:
    return await CandidateResume.create(
        organization_id=candidate.organization_id,
        candidate_id=candidate.id,
        file_id=file.id,
        uploaded_by_id=actor.user_id,
        # PostgreSQL's text cannot hold the zero byte, which broken PDF fonts produce.
        extracted_text=submission.extracted_text.replace("\x00", "")[:_MOST_TEXT],
        is_scanned=submission.is_scanned,
        suggestions=dict(submission.suggestions),
        name=person.name,
        email=person.email,
        phone_e164=person.phone,
        current_company=person.current_company,
        current_location=person.current_location,
        experience_years=person.experience_years,
        current_ctc=person.current_ctc,
        expected_ctc=person.expected_ctc,
        currency=candidate.currency,
        notice_period=person.notice_days,
        joining_days_required=person.notice_days,
        job_status=person.job_status,
        highest_qualification=person.qualification,
        created_at=now,
    )
