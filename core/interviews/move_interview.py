"""The recruiter moves an appointment to another time or place."""

from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from core.audit import record
from core.delivery.notify import settle
from core.interviews.access import interview_to_arrange
from core.interviews.appointment import Appointment, check_appointment
from core.interviews.booking import hold_both
from core.interviews.meeting import Meeting
from core.kit.actor import Actor
from core.kit.errors import Clash, InvalidValue, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InterviewScheduled, JobPosting
from core.models.enums import ApplicationStatus, InterviewStatus, JobStatus
from core.notifications.interviews import (
    INTERVIEW_MOVED_FOR_CANDIDATE,
    INTERVIEW_MOVED_FOR_CLIENT,
    INTERVIEW_MOVED_FOR_INTERVIEWER,
    INTERVIEW_MOVED_FOR_RECRUITER,
)


async def move_interview(
    actor: Actor, interview_id: int, appointment: Appointment, reason: str, *, now: datetime
) -> InterviewScheduled:
    """Give the appointment another time; calendars follow, since the file keeps its UID and counts up."""
    async with transaction(actor):
        meeting = await interview_to_arrange(actor, interview_id, lock=True)
        interview = meeting.interview
        await check_movable(meeting)
        check_appointment(appointment, now)
        if not reason.strip():
            raise InvalidValue("reason", N_("Please say in a few words why it moves."))
        await hold_both(
            appointment,
            interviewer=(interview.interviewer_id, interview.interviewer.name),
            candidate=(interview.candidate_id, meeting.round.candidate.user_id, meeting.round.candidate.name),
            but=interview.id,
        )
        before = interview.starts_at
        await _move(interview, appointment, now)
        await record(
            actor,
            "move_interview",
            meeting.subject,
            now=now,
            before=before,
            starts_at=interview.starts_at,
            reason=reason.strip(),
        )
        await _tell(actor, meeting, before, reason.strip(), now)
    return interview


async def check_movable(meeting: Meeting) -> None:
    """Only what still lies ahead, or was missed, can be moved or cancelled."""
    if meeting.interview.status is InterviewStatus.CANCELLED:
        raise WrongState(N_("This interview was cancelled. Please schedule a new one."))
    if meeting.interview.status is not InterviewStatus.SCHEDULED:
        raise WrongState(N_("This interview is over."))
    if meeting.round.application.status is not ApplicationStatus.PROCESSING:
        raise WrongState(N_("{name} is no longer being interviewed."), name=meeting.round.candidate.name)
    job = await JobPosting.get(id=meeting.round.job.id)
    if job.status is JobStatus.CLOSED:
        raise WrongState(
            N_("“{title}” is closed, so its interviews cannot be moved any more."), title=job.title
        )


async def _move(interview: InterviewScheduled, appointment: Appointment, now: datetime) -> None:
    ahead = appointment.starts_at - now
    interview.starts_at, interview.ends_at = appointment.starts_at, appointment.ends_at
    interview.zone, interview.mode, interview.place = (
        appointment.zone,
        appointment.mode,
        appointment.place.strip(),
    )
    interview.sequence += 1
    interview.reminded_day_before_at = now if ahead <= timedelta(days=1) else None
    interview.reminded_hour_before_at = now if ahead <= timedelta(hours=1) else None
    interview.marks_asked_at = interview.confirmed_at = None
    interview.move_requested_at = interview.move_requested_by_id = None
    interview.move_reason, interview.updated_at = "", now
    try:
        await interview.save()
    except IntegrityError as error:
        raise Clash(N_("Somebody booked that time a moment ago. Please choose another one.")) from error


async def _tell(actor: Actor, meeting: Meeting, before: datetime, reason: str, now: datetime) -> None:
    round_ = meeting.round
    # Nobody has anything to mark before it takes place.
    moved = Text(
        N_("Moved by {name} to {moment}"), {"name": actor.name, "moment": meeting.interview.starts_at}
    )
    await settle(meeting.subject, "log_marks", by=actor, now=now, outcome=moved)
    for kind, to in (
        (INTERVIEW_MOVED_FOR_CANDIDATE, round_.to_candidate),
        (INTERVIEW_MOVED_FOR_INTERVIEWER, [meeting.interviewer_id]),
        (INTERVIEW_MOVED_FOR_CLIENT, round_.to_client),
        (INTERVIEW_MOVED_FOR_RECRUITER, round_.to_recruiter),
    ):
        await meeting.tell(kind, to, now=now, with_file=True, before=before, reason=reason, by=actor.name)
