"""The calendar file of an interview as it stands in the books now, made for one person."""

from datetime import datetime

from core.gateways import calendar
from core.gateways.calendar import Attendee, Method, calendar_file
from core.interviews.meeting import MODES, Meeting
from core.kit.errors import Rejected
from core.kit.words import N_, Words
from core.models import InterviewScheduled, Organization, User
from core.models.enums import InterviewStatus


async def made_calendar(interview_id: int, user_id: int, now: datetime) -> bytes:
    """Draw it up in this person's words; nobody learns another's address from it."""
    interview = await InterviewScheduled.get_or_none(id=interview_id)
    receiver = await User.get_or_none(id=user_id)
    if interview is None or receiver is None:
        raise Rejected("the interview or its guest is gone")
    meeting = await Meeting.load(interview)
    agency = await Organization.get(id=interview.organization_id)
    contact = await User.get(id=interview.scheduled_by_id or agency.manager_id)
    words = Words(receiver.locale, receiver.zone)
    cancelled = interview.status is InterviewStatus.CANCELLED
    return calendar_file(
        calendar.Meeting(
            uid=interview.uid,
            sequence=interview.sequence,
            method=Method.CANCEL if cancelled else Method.REQUEST,
            starts_at=interview.starts_at,
            ends_at=interview.ends_at,
            zone=interview.zone,
            title=_title(meeting, receiver, words),
            organizer=Attendee(agency.name, contact.email),
            attendees=(Attendee(receiver.name, receiver.email),),
            description=words(MODES[interview.mode]),
            place=interview.place,
        ),
        now,
    )


def _title(meeting: Meeting, receiver: User, words: Words) -> str:
    """The candidate reads where he applies, everybody else whom they meet."""
    round_, number = meeting.round, meeting.interview.round_num
    if receiver.id in round_.to_candidate:
        text = N_("Interview at {client}: {title}, round {round}")
        return words(text, client=round_.client.company_name, title=round_.job.title, round=number)
    text = N_("Interview with {candidate}: {title}, round {round}")
    return words(text, candidate=round_.candidate.name, title=round_.job.title, round=number)
