"""The interviewer gives marks and decides how the candidate goes on."""

from datetime import datetime
from decimal import Decimal

from core.audit import record
from core.delivery.notify import settle
from core.interviews.access import interview_to_mark
from core.interviews.marks import AskedSkill, Marks, check_marks
from core.interviews.meeting import Meeting
from core.interviews.moving_on import move_on
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import CandidateEvaluation, JobPosting, SkillMetric
from core.models.enums import ApplicationStatus, InterviewStatus, JobStatus


async def log_marks(actor: Actor, interview_id: int, marks: Marks, *, now: datetime) -> CandidateEvaluation:
    """Store the evaluation of one round, once, and move the application by its verdict."""
    async with transaction(actor):
        meeting = await interview_to_mark(actor, interview_id, lock=True)
        await check_markable(meeting, now)
        asked = await asked_skills(meeting.round.job.id)
        check_marks(marks, asked, meeting.interview.round_num, meeting.round.job.rounds)
        evaluation = await _store(meeting, marks, asked, now)
        await record(
            actor,
            "log_marks",
            meeting.subject,
            now=now,
            organization_id=meeting.interview.organization_id,
            application=meeting.round.application.id,
            round=meeting.interview.round_num,
            verdict=marks.verdict.value,
        )
        await settle(
            meeting.subject,
            "log_marks",
            by=actor,
            now=now,
            outcome=Text(N_("Marks logged by {name}"), {"name": actor.name}),
        )
        await move_on(actor, meeting, evaluation, now)
    return evaluation


async def check_markable(meeting: Meeting, now: datetime) -> None:
    """Marks belong to an interview that has begun, of a round still open, in a job still open."""
    interview = meeting.interview
    if interview.status is InterviewStatus.COMPLETED:
        raise AlreadyDone(N_("You have already logged the marks of this interview."))
    if interview.status is not InterviewStatus.SCHEDULED:
        raise WrongState(N_("This interview did not take place, so there is nothing to mark."))
    if now < interview.starts_at:
        raise WrongState(
            N_("The interview begins on {moment}. You can log marks from then on."),
            moment=interview.starts_at,
        )
    application = meeting.round.application
    if application.status is not ApplicationStatus.PROCESSING or application.round_num != interview.round_num:
        raise WrongState(N_("{name} has moved on meanwhile."), name=meeting.round.candidate.name)
    job = await JobPosting.get(id=meeting.round.job.id)
    if job.status is JobStatus.CLOSED:
        raise WrongState(N_("“{title}” is closed; no marks are needed any more."), title=job.title)


async def asked_skills(job_id: int) -> list[AskedSkill]:
    """The skills of a job, primary ones first."""
    rows = await SkillMetric.filter(job_id=job_id).order_by("-is_primary", "id")
    return [AskedSkill(row.id, row.skill, row.is_primary) for row in rows]


async def _store(
    meeting: Meeting, marks: Marks, asked: list[AskedSkill], now: datetime
) -> CandidateEvaluation:
    interview = meeting.interview
    interview.status, interview.updated_at = InterviewStatus.COMPLETED, now
    await interview.save(update_fields=["status", "updated_at"])
    return await CandidateEvaluation.create(
        organization_id=interview.organization_id,
        application_id=interview.application_id,
        interview_id=interview.id,
        interviewer_id=interview.interviewer_id,
        candidate_id=interview.candidate_id,
        round_num=interview.round_num,
        # By name, since a job's skills may be edited later and the marks must still tell what they were for.
        marks={skill.name: marks.skills[skill.id] for skill in asked},
        overall=Decimal(marks.overall),
        remarks=marks.remarks.strip(),
        verdict=marks.verdict,
        created_at=now,
        updated_at=now,
    )
