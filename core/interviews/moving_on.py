"""What a verdict does to an application, and how it is taken back."""

from datetime import datetime
from typing import assert_never

from core.delivery.notify import settle
from core.interviews.meeting import Meeting, Round
from core.interviews.verdict_news import tell_passed, tell_promoted, tell_rejected
from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.kit.words import N_, Text
from core.models import CandidateEvaluation, InterviewerDetails, InterviewScheduled
from core.models.enums import ApplicationStatus, InterviewStatus, Verdict

_MOVED = ["round_num", "status", "decided_by_id", "decided_at", "updated_at"]


async def move_on(actor: Actor, meeting: Meeting, evaluation: CandidateEvaluation, now: datetime) -> None:
    """Move the application by the verdict, and tell everybody what comes next."""
    application = meeting.round.application
    match evaluation.verdict:
        case Verdict.PROMOTED:
            application.round_num += 1
        case Verdict.PASSED:
            application.status = ApplicationStatus.HOLD
        case Verdict.REJECTED:
            application.status = ApplicationStatus.REJECTED
            application.decided_by_id, application.decided_at = actor.user_id, now
        case _:
            assert_never(evaluation.verdict)
    application.updated_at = now
    await application.save(update_fields=["round_num", "status", "decided_by_id", "decided_at", "updated_at"])
    match evaluation.verdict:
        case Verdict.PROMOTED:
            await tell_promoted(meeting, evaluation, await _next_round(meeting.round), now)
        case Verdict.PASSED:
            await tell_passed(meeting, evaluation, now)
        case Verdict.REJECTED:
            await tell_rejected(meeting, evaluation, now)
        case _:
            assert_never(evaluation.verdict)


async def take_back(actor: Actor, meeting: Meeting, evaluation: CandidateEvaluation, now: datetime) -> None:
    """Put the application back into the round, unless something was built on the verdict already."""
    application, round_num = meeting.round.application, evaluation.round_num
    stands = {
        Verdict.PROMOTED: (ApplicationStatus.PROCESSING, round_num + 1),
        Verdict.PASSED: (ApplicationStatus.HOLD, round_num),
        Verdict.REJECTED: (ApplicationStatus.REJECTED, round_num),
    }[evaluation.verdict]
    booked = InterviewScheduled.filter(
        application_id=application.id, round_num__gt=round_num, status=InterviewStatus.SCHEDULED
    )
    if (application.status, application.round_num) != stands or await booked.exists():
        raise WrongState(
            N_("{name} has moved on meanwhile, so the decision stays."), name=meeting.round.candidate.name
        )
    application.status, application.round_num = ApplicationStatus.PROCESSING, round_num
    outcome = Text(N_("{name} corrected the decision"), {"name": actor.name})
    for act in ("schedule_interview", "make_offer"):
        await settle(meeting.round.subject, act, by=actor, now=now, outcome=outcome)


async def _next_round(round_: Round) -> Round:
    """The same candidate before the interviewer of the round just reached."""
    panel = await InterviewerDetails.get_or_none(
        job_id=round_.job.id, round_num=round_.application.round_num
    ).select_related("interviewer")
    return await Round.load(round_.application, panel.interviewer if panel else None)
