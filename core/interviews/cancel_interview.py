"""The recruiter cancels an appointment; the round waits to be scheduled again."""

from datetime import datetime

from core.audit import record
from core.interviews.access import interview_to_arrange
from core.interviews.calling_off import ask_to_schedule, call_off
from core.interviews.move_interview import check_movable
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import InterviewScheduled


async def cancel_interview(
    actor: Actor, interview_id: int, reason: str, *, now: datetime
) -> InterviewScheduled:
    """Call it off with a reason everybody reads; the recruiter is asked for a new date."""
    async with transaction(actor):
        meeting = await interview_to_arrange(actor, interview_id, lock=True)
        await check_movable(meeting)
        if not reason.strip():
            raise InvalidValue("reason", N_("Please say in a few words why; the others will read it."))
        await record(actor, "cancel_interview", meeting.subject, now=now, reason=reason.strip())
        await call_off(actor, meeting, reason.strip(), now=now)
        await ask_to_schedule(meeting, now=now)
    return meeting.interview
