"""End an appointment that will not take place, whoever decided it, and tell everybody."""

from datetime import datetime

from core.delivery.notify import notify, settle
from core.interviews.meeting import Meeting
from core.kit.actor import Actor
from core.kit.words import N_, Text
from core.models.enums import InterviewStatus
from core.notifications.interviews import (
    INTERVIEW_CANCELLED_FOR_CANDIDATE,
    INTERVIEW_CANCELLED_FOR_CLIENT,
    INTERVIEW_CANCELLED_FOR_INTERVIEWER,
    INTERVIEW_CANCELLED_FOR_RECRUITER,
    ROUND_TO_SCHEDULE,
)


async def call_off(actor: Actor, meeting: Meeting, reason: str, *, now: datetime) -> None:
    """Cancel it in the books and in the calendars."""
    interview = meeting.interview
    interview.status, interview.note, interview.updated_at = InterviewStatus.CANCELLED, reason, now
    interview.sequence += 1
    await interview.save(update_fields=["status", "note", "sequence", "updated_at"])
    await settle(
        meeting.subject,
        "log_marks",
        by=actor,
        now=now,
        outcome=Text(N_("Cancelled by {name}"), {"name": actor.name}),
    )
    round_ = meeting.round
    for kind, to in (
        (INTERVIEW_CANCELLED_FOR_CANDIDATE, round_.to_candidate),
        (INTERVIEW_CANCELLED_FOR_INTERVIEWER, [meeting.interviewer_id]),
        (INTERVIEW_CANCELLED_FOR_CLIENT, round_.to_client),
        (INTERVIEW_CANCELLED_FOR_RECRUITER, round_.to_recruiter),
    ):
        await meeting.tell(kind, to, now=now, with_file=True, reason=reason, by=actor.name)


async def ask_to_schedule(meeting: Meeting, *, now: datetime) -> None:
    """Put the round back into the recruiter's queue."""
    await notify(
        ROUND_TO_SCHEDULE,
        to=meeting.round.to_recruiter,
        subject=meeting.round.subject,
        organization_id=meeting.interview.organization_id,
        now=now,
        params=meeting.round.params(),
    )
