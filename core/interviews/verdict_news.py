"""Who hears what an interviewer decided, and what each is asked to do next."""

from datetime import datetime
from typing import Any

from core.delivery.notify import notify
from core.interviews.meeting import Meeting, Round
from core.kit.words import N_, Text
from core.models import CandidateEvaluation
from core.models.enums import Verdict
from core.notifications.interviews import ROUND_TO_SCHEDULE
from core.notifications.kind import NotificationKind
from core.notifications.marks import (
    CANDIDATE_PROMOTED,
    FEEDBACK_ADDED,
    INTERVIEW_FAILED_FOR_CANDIDATE,
    INTERVIEW_FAILED_FOR_RECRUITER,
    OFFER_TO_MAKE,
    ROUNDS_PASSED_FOR_CANDIDATE,
    ROUNDS_PASSED_FOR_RECRUITER,
)

VERDICTS = {
    Verdict.PROMOTED: N_("on to the next round"),
    Verdict.PASSED: N_("passed all rounds"),
    Verdict.REJECTED: N_("not passed"),
}


async def tell_promoted(
    meeting: Meeting, evaluation: CandidateEvaluation, following: Round, now: datetime
) -> None:
    """The recruiter has the next round to schedule."""
    params = feedback(meeting.round, evaluation)
    await _tell(CANDIDATE_PROMOTED, meeting.round, meeting.round.to_candidate, _kindly(params), now)
    await _tell(ROUND_TO_SCHEDULE, following, following.to_recruiter, following.params(), now)
    await _tell(FEEDBACK_ADDED, meeting.round, meeting.round.to_manager, params, now)


async def tell_passed(meeting: Meeting, evaluation: CandidateEvaluation, now: datetime) -> None:
    """The client has an offer to make."""
    params, round_ = feedback(meeting.round, evaluation), meeting.round
    await _tell(ROUNDS_PASSED_FOR_CANDIDATE, round_, round_.to_candidate, _kindly(params), now)
    await _tell(OFFER_TO_MAKE, round_, round_.to_client, params, now)
    await _tell(ROUNDS_PASSED_FOR_RECRUITER, round_, round_.to_recruiter, params, now)
    await _tell(FEEDBACK_ADDED, round_, round_.to_manager_beside, params, now)


async def tell_rejected(meeting: Meeting, evaluation: CandidateEvaluation, now: datetime) -> None:
    """The recruiter hears why."""
    params, round_ = feedback(meeting.round, evaluation), meeting.round
    await _tell(INTERVIEW_FAILED_FOR_CANDIDATE, round_, round_.to_candidate, _kindly(params), now)
    await _tell(INTERVIEW_FAILED_FOR_RECRUITER, round_, round_.to_recruiter, params, now)
    await _tell(FEEDBACK_ADDED, round_, round_.to_manager_beside, params, now)


async def ask_for_offer(round_: Round, evaluation: CandidateEvaluation, now: datetime) -> None:
    """Ask the client, also again when a seat has come free."""
    await _tell(OFFER_TO_MAKE, round_, round_.to_client, feedback(round_, evaluation), now)


def feedback(round_: Round, evaluation: CandidateEvaluation) -> dict[str, Any]:
    """What a card says about an evaluation."""
    return round_.params(
        round=evaluation.round_num,
        verdict=Text(VERDICTS[evaluation.verdict]),
        overall=Text(N_("{mark} of 10"), {"mark": int(evaluation.overall)}),
        remarks=evaluation.remarks,
    )


def _kindly(params: dict[str, Any]) -> dict[str, Any]:
    """Marks and remarks are for the house; the candidate's own row does not even hold them."""
    return {name: value for name, value in params.items() if name not in {"remarks", "overall", "verdict"}}


async def _tell(
    kind: NotificationKind, round_: Round, to: list[int], params: dict[str, Any], now: datetime
) -> None:
    await notify(
        kind,
        to=to,
        subject=round_.subject,
        organization_id=round_.application.organization_id,
        now=now,
        params=params,
    )
