"""Cancel an interview, with a reason."""

from datetime import datetime

from bot.asking.reason import Facts, reason_form
from core.interviews.access import interview_to_arrange
from core.interviews.cancel_interview import cancel_interview
from core.interviews.move_interview import check_movable
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words
from core.models import InterviewScheduled


async def _find(actor: Actor, interview_id: int) -> Facts:
    meeting = await interview_to_arrange(actor, interview_id)
    await check_movable(meeting)
    return {
        "candidate": meeting.round.candidate.name,
        "interviewer": meeting.interview.interviewer.name,
        "moment": meeting.interview.starts_at,
    }


async def _act(actor: Actor, interview_id: int, reason: str, now: datetime) -> InterviewScheduled:
    return await cancel_interview(actor, interview_id, reason, now=now)


def _close(interview: InterviewScheduled, facts: Facts, words: Words) -> Card:
    subject = f"application:{interview.application_id}"
    again = Button(words(N_("Schedule interview")), "schedule_interview", (subject,), Style.PRIMARY)
    cancelled = N_("{name}'s interview on {moment} is cancelled.")
    return Card(
        words(cancelled, name=facts["candidate"], moment=interview.starts_at),
        (words(N_("Everybody has been told, and their calendars free the time.")),),
        rows=((again,),),
    )


FORM = reason_form(
    "cancel_interview",
    title=N_("Cancel an interview"),
    description=N_("Call an interview off"),
    roles={Role.RECRUITER, Role.MANAGER},
    noun="interview",
    about=N_("{candidate} was to meet {interviewer} on {moment}."),
    ask=N_("Why is it cancelled? Everybody invited will read it."),
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Cancel interview"),
)
