"""The interviewer corrects marks just given."""

from datetime import datetime, timedelta
from decimal import Decimal

from core.audit import record
from core.delivery.notify import notify
from core.interviews.access import interview_to_mark
from core.interviews.log_marks import asked_skills
from core.interviews.marks import AskedSkill, Marks, check_marks
from core.interviews.meeting import Meeting
from core.interviews.moving_on import move_on, take_back
from core.interviews.verdict_news import feedback
from core.kit.actor import Actor
from core.kit.errors import NotFound, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import CandidateEvaluation, JobPosting
from core.models.enums import JobStatus
from core.notifications.marks import FEEDBACK_AMENDED

WINDOW = timedelta(minutes=30)
"""Long enough for a slip of the finger, too short for a second thought about the others' marks."""


async def amend_marks(actor: Actor, interview_id: int, marks: Marks, *, now: datetime) -> CandidateEvaluation:
    """Replace them; another verdict moves the application anew, if nothing was built on the old one."""
    async with transaction(actor):
        meeting = await interview_to_mark(actor, interview_id, lock=True)
        evaluation = await amendable(meeting, now)
        asked = await asked_skills(meeting.round.job.id)
        check_marks(marks, asked, evaluation.round_num, meeting.round.job.rounds)
        before = evaluation.verdict
        if marks.verdict is not before:
            await take_back(actor, meeting, evaluation, now)
        await _replace(evaluation, marks, asked, now)
        await record(
            actor,
            "amend_marks",
            meeting.subject,
            now=now,
            organization_id=evaluation.organization_id,
            before=before.value,
            verdict=marks.verdict.value,
        )
        if marks.verdict is not before:
            await move_on(actor, meeting, evaluation, now)
        else:
            await _tell(meeting, evaluation, now)
    return evaluation


async def amendable(meeting: Meeting, now: datetime) -> CandidateEvaluation:
    """The interviewer's own evaluation of this interview, while it can still be corrected."""
    evaluation = await CandidateEvaluation.get_or_none(
        interview_id=meeting.interview.id, interviewer_id=meeting.interviewer_id
    )
    if evaluation is None:
        raise NotFound
    if now - evaluation.created_at > WINDOW:
        raise WrongState(
            N_("You have logged the marks of this interview. They could be corrected for {minutes} minutes."),
            minutes=int(WINDOW.total_seconds() // 60),
        )
    job = await JobPosting.get(id=meeting.round.job.id)
    if job.status is JobStatus.CLOSED:
        raise WrongState(N_("“{title}” is closed; no marks are needed any more."), title=job.title)
    return evaluation


async def _replace(
    evaluation: CandidateEvaluation, marks: Marks, asked: list[AskedSkill], now: datetime
) -> None:
    evaluation.marks = {skill.name: marks.skills[skill.id] for skill in asked}
    evaluation.overall, evaluation.remarks = Decimal(marks.overall), marks.remarks.strip()
    evaluation.verdict, evaluation.updated_at = marks.verdict, now
    await evaluation.save(update_fields=["marks", "overall", "remarks", "verdict", "updated_at"])


async def _tell(meeting: Meeting, evaluation: CandidateEvaluation, now: datetime) -> None:
    round_ = meeting.round
    await notify(
        FEEDBACK_AMENDED,
        to=[*round_.to_manager, *round_.to_recruiter],
        subject=round_.subject,
        organization_id=evaluation.organization_id,
        now=now,
        params=feedback(round_, evaluation),
    )
