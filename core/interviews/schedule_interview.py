"""The recruiter books the interview of a round."""

from datetime import datetime, timedelta
from uuid import uuid4

from tortoise.exceptions import IntegrityError

from core.audit import record
from core.delivery.notify import settle
from core.interviews.access import application_to_schedule
from core.interviews.appointment import Appointment, check_appointment
from core.interviews.booking import hold_both
from core.interviews.meeting import Meeting
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, Clash, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InterviewerDetails, InterviewScheduled, JobApplication, JobPosting
from core.models.enums import ApplicationStatus, InterviewStatus, JobStatus
from core.notifications.interviews import (
    INTERVIEW_SET_FOR_CANDIDATE,
    INTERVIEW_SET_FOR_CLIENT,
    INTERVIEW_SET_FOR_INTERVIEWER,
    INTERVIEW_SET_FOR_RECRUITER,
)


async def schedule_interview(
    actor: Actor, application_id: int, appointment: Appointment, *, now: datetime
) -> InterviewScheduled:
    """Book the interview of the round in which the application stands, and tell everybody."""
    async with transaction(actor):
        application = await application_to_schedule(actor, application_id, lock=True)
        panel = await round_to_schedule(application)
        check_appointment(appointment, now)
        await application.fetch_related("candidate")
        candidate = application.candidate
        await hold_both(
            appointment,
            interviewer=(panel.interviewer_id, panel.interviewer.name),
            candidate=(candidate.id, candidate.user_id, candidate.name),
        )
        interview = await _book(actor, application, panel, appointment, now)
        await record(
            actor,
            "schedule_interview",
            f"interview:{interview.id}",
            now=now,
            application=application.id,
            round=interview.round_num,
            starts_at=interview.starts_at,
        )
        await _tell(actor, await Meeting.load(interview), now)
    return interview


async def round_to_schedule(application: JobApplication) -> InterviewerDetails:
    """The panel row of the present round, or why nothing can be booked now."""
    job = await JobPosting.get(id=application.job_id)
    if application.status is not ApplicationStatus.PROCESSING or application.round_num < 1:
        raise WrongState(N_("This candidate is not shortlisted for an interview."))
    if job.status is not JobStatus.OPENED or application.is_closed:
        raise WrongState(
            N_("“{title}” takes no candidates now, so no interview can be booked."), title=job.title
        )
    booked = await InterviewScheduled.filter(
        application_id=application.id, round_num=application.round_num, status=InterviewStatus.SCHEDULED
    ).first()
    if booked is not None:
        raise AlreadyDone(
            N_("This round is already booked for {moment}. You can move or cancel it."),
            moment=booked.starts_at,
        )
    panel = await InterviewerDetails.get_or_none(
        job_id=job.id, round_num=application.round_num
    ).select_related("interviewer")
    if panel is None:
        raise WrongState(
            N_("Round {round} of “{title}” has no interviewer yet. Please ask the client to name one."),
            round=application.round_num,
            title=job.title,
        )
    return panel


async def _book(
    actor: Actor,
    application: JobApplication,
    panel: InterviewerDetails,
    appointment: Appointment,
    now: datetime,
) -> InterviewScheduled:
    ahead = appointment.starts_at - now
    try:
        return await InterviewScheduled.create(
            organization_id=application.organization_id,
            application_id=application.id,
            panel_id=panel.id,
            interviewer_id=panel.interviewer_id,
            candidate_id=application.candidate_id,
            round_num=application.round_num,
            starts_at=appointment.starts_at,
            ends_at=appointment.ends_at,
            zone=appointment.zone,
            mode=appointment.mode,
            place=appointment.place.strip(),
            uid=f"{uuid4()}@hiresync",
            scheduled_by_id=actor.user_id,
            # Nobody wants a reminder of what was booked a minute ago.
            reminded_day_before_at=now if ahead <= timedelta(days=1) else None,
            reminded_hour_before_at=now if ahead <= timedelta(hours=1) else None,
            created_at=now,
            updated_at=now,
        )
    except IntegrityError as error:
        raise Clash(N_("Somebody booked that time a moment ago. Please choose another one.")) from error


async def _tell(actor: Actor, meeting: Meeting, now: datetime) -> None:
    round_ = meeting.round
    await settle(
        round_.subject,
        "schedule_interview",
        by=actor,
        now=now,
        outcome=Text(
            N_("Scheduled by {name} for {moment}"),
            {"name": actor.name, "moment": meeting.interview.starts_at},
        ),
    )
    for kind, to in (
        (INTERVIEW_SET_FOR_CANDIDATE, round_.to_candidate),
        (INTERVIEW_SET_FOR_INTERVIEWER, [meeting.interviewer_id]),
        (INTERVIEW_SET_FOR_CLIENT, round_.to_client),
    ):
        await meeting.tell(kind, to, now=now, with_file=True)
    await meeting.tell(INTERVIEW_SET_FOR_RECRUITER, round_.to_recruiter, now=now, by=actor.name)
