"""Every act there is, once, by the real use-cases, so that everything is told that can be told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from core.applications.reject_application import reject_application
from core.applications.shortlist_application import shortlist_application
from core.candidates.person import Person
from core.clients.accept_connection import accept_connection
from core.clients.change_terms import change_terms
from core.clients.connect_agency import connect_agency
from core.clients.reject_connection import reject_connection
from core.delivery.closed_chat import close_chat
from core.digests.send_digests import send_digests
from core.interviews.amend_marks import amend_marks
from core.interviews.cancel_interview import cancel_interview
from core.interviews.log_marks import log_marks
from core.interviews.move_interview import move_interview
from core.interviews.reminders import remind_of_interviews
from core.interviews.schedule_interview import schedule_interview
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.deadlines import look_at_deadlines
from core.jobs.mark_job_seen import mark_job_seen
from core.jobs.note_plan_limit import note_plan_limit
from core.jobs.post_job import post_job
from core.jobs.reject_job import reject_job
from core.kit.actor import Actor
from core.models import (
    ChatIdentity,
    InterviewScheduled,
    Invitation,
    JobApplication,
    OrganizationPlan,
    OutboxMessage,
)
from core.models.enums import OutboxState, TicketStatus, Verdict
from core.notifications.office import in_office
from core.people.accept_invitation import accept_invitation
from core.people.join_token import join_token
from core.people.unlink_chat import unlink_chat
from core.placements.make_offer import make_offer
from core.placements.offer import Offer
from core.placements.refuse_offer import refuse_offer
from core.plans.ending import warn_of_ending_plans
from core.ports import Address
from core.reminders.sweep import remind_of_acts
from core.support.add_admin import add_admin
from core.support.hand_back_ticket import hand_back_ticket
from core.support.reply_ticket import Reply, reply_ticket
from core.support.set_ticket_state import set_ticket_state
from core.support.take_ticket import take_ticket
from tests.notifications.money import hire_and_get_paid
from tests.stages.applications import ANANYA, submitted_application
from tests.stages.interviews import DAY, PRIYA, TOMORROW, appointment, marks_for
from tests.stages.jobs import assigned_job, job_order, locations_of, posted_job
from tests.stages.placements import JOINING
from tests.stages.tickets import raised_ticket
from tests.world import BANDS, KEYS, NOW, World, agreed, telegram

_LATER = TOMORROW + 3 * DAY
"""A Friday."""
_LAST_DAY = datetime(2026, 4, 30, 6, tzinfo=UTC)
"""A Thursday, on which most jobs end."""


async def _have_breakfast() -> None:
    """Everybody's hour is known, and then it has come."""
    await send_digests(NOW)
    await send_digests(NOW + timedelta(hours=20))


async def play(world: World) -> None:
    """From the first connection to the settled invoice, with every no on the way."""
    await _connect(world)
    await _staff(world)
    await _interview_priya(world)
    await _say_no(world)
    ananya = await submitted_application(world, ANANYA, place=1)
    await _offer_in_vain(world)
    hired = await _shortlist(world, ananya)
    actor = await _opens_his_link(ANANYA.name)
    await _pass_rounds(world, hired, _LATER + 10 * DAY)
    await hire_and_get_paid(world, await JobApplication.get(id=hired.id), actor)
    await _help(world)
    await _have_breakfast()
    await _close_a_chat(world)
    await _time_passes(world)


async def _time_passes(world: World) -> None:
    """The last days of jobs and plans come, and nobody does what he is reminded of."""
    for day in (_LAST_DAY - 2 * DAY, _LAST_DAY + 4 * DAY):
        await look_at_deadlines(day)
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    await warn_of_ending_plans(in_office(plan.ends_at - 6 * DAY, world.agency.zone, 0))
    for number in range(4):
        await posted_job(world, key=f"draft:undecided{number}")
    for week in range(1, 6):
        await OutboxMessage.all().update(state=OutboxState.SENT)
        await remind_of_acts(_LAST_DAY + 7 * week * DAY)


async def _close_a_chat(world: World) -> None:
    """The recruiter blocks the bot."""
    chat = await ChatIdentity.filter(user_id=world.recruiter.user_id).first()
    assert chat is not None
    await close_chat(Address(chat.channel, chat.workspace, chat.chat_id), now=NOW)


async def _connect(world: World) -> None:
    """A stranger is refused and then taken; our client gets new terms; somebody goes."""
    stranger, manager = world.foreign.client, world.manager
    asked = await connect_agency(stranger, world.agency.org_code, now=NOW)
    await reject_connection(manager, asked.id, "We only work in robotics.", now=NOW)
    asked = await connect_agency(stranger, world.agency.org_code, now=NOW)
    await accept_connection(manager, asked.id, BANDS, now=NOW)
    await change_terms(manager, world.connection.id, BANDS, now=NOW)
    await agreed(world.client, world.connection.id)
    chat = await ChatIdentity.get(user_id=world.foreign.recruiter.user_id)
    await unlink_chat(world.foreign.recruiter, chat.id, now=NOW)


async def _staff(world: World) -> None:
    """One job is rejected, one posted by the manager, one approved; people come and go."""
    refused = await posted_job(world, key="draft:refused")
    await mark_job_seen(world.manager, refused.id, now=NOW)
    await note_plan_limit(world.manager, refused.id, "We upgrade soon.", now=NOW)
    await reject_job(world.manager, refused.id, "The CTC is too low.", now=NOW)
    own = await post_job(world.manager, job_order(world), key="draft:own", now=NOW)
    place = (await locations_of(own))[0]
    await assign_recruiters(world.manager, place.id, [world.recruiter.user_id], now=NOW)
    await assign_recruiters(world.manager, place.id, [], now=NOW)
    await assigned_job(world)


async def _shortlist(world: World, application: JobApplication) -> JobApplication:
    return await shortlist_application(world.client, application.id, "Strong in motion.", now=NOW)


async def _interview_priya(world: World) -> None:
    """Booked, moved and cancelled by the manager, booked again, reminded of, marked and corrected."""
    application = await _shortlist(world, await submitted_application(world, PRIYA, place=1))
    world.things["priya"] = application
    booked = await schedule_interview(world.manager, application.id, appointment(), now=NOW)
    await move_interview(world.manager, booked.id, appointment(TOMORROW + DAY), "Ishaan travels.", now=NOW)
    await cancel_interview(world.manager, booked.id, "The office is closed.", now=NOW)
    booked = await schedule_interview(world.recruiter, application.id, appointment(_LATER), now=NOW)
    for before in (timedelta(hours=23), timedelta(minutes=30), -timedelta(hours=1)):
        await remind_of_interviews(booked.starts_at - before)
    ended = booked.starts_at + timedelta(hours=1)
    marks = await marks_for(application, Verdict.PROMOTED)
    await log_marks(world.interviewer, booked.id, marks, now=ended)
    await amend_marks(world.interviewer, booked.id, replace(marks, overall=9), now=ended)
    await _round(world, application, _LATER + DAY, Verdict.PASSED)


async def _round(
    world: World, application: JobApplication, starts_at: datetime, verdict: Verdict
) -> InterviewScheduled:
    booked = await schedule_interview(world.recruiter, application.id, appointment(starts_at), now=NOW)
    marks = await marks_for(application, verdict)
    await log_marks(world.interviewer, booked.id, marks, now=booked.ends_at)
    return booked


async def _pass_rounds(world: World, application: JobApplication, starts_at: datetime) -> None:
    await _round(world, application, starts_at, Verdict.PROMOTED)
    await _round(world, application, starts_at + DAY, Verdict.PASSED)


def _somebody(name: str, phone: str) -> Person:
    return replace(ANANYA, name=name, email=f"{name.lower()}@example.com", phone=phone)


async def _say_no(world: World) -> None:
    """One profile is rejected as it is read, another person in the interview."""
    read = await submitted_application(world, _somebody("Rohan", "+91 98450 11111"))
    await reject_application(world.client, read.id, "Too junior for us.", now=NOW)
    met = await _shortlist(world, await submitted_application(world, _somebody("Fatima", "+91 98450 22222")))
    await _round(world, met, _LATER + 2 * DAY, Verdict.REJECTED)


async def _offer_in_vain(world: World) -> None:
    """Priya gets the last seat at a pay no band covers, others wait, and she refuses."""
    offer = Offer(Decimal(90_00_000), JOINING)
    selected = await make_offer(world.client, world.priya.id, offer, now=_LATER + 2 * DAY)
    await refuse_offer(world.candidate, selected.id, "I stay where I am.", now=_LATER + 2 * DAY)


async def _opens_his_link(name: str) -> Actor:
    invitation = await Invitation.filter(name=name).order_by("-id").first()
    assert invitation is not None
    return await accept_invitation(telegram(name), join_token(invitation.id, KEYS), keys=KEYS, now=NOW)


async def _help(world: World) -> None:
    """A ticket goes from hand to hand until it is solved."""
    await add_admin("fresh.admin@example.com", now=NOW)
    await add_admin("ravi.menon@example.com", now=NOW)
    ticket = await raised_ticket(world)
    await take_ticket(world.admin, ticket.id, now=NOW)
    await reply_ticket(world.admin, ticket.id, Reply(text="Which file was it?"), now=NOW)
    await reply_ticket(world.client, ticket.id, Reply(text="It was this one."), now=NOW)
    await hand_back_ticket(world.admin, ticket.id, now=NOW)
    await take_ticket(world.foreign.admin, ticket.id, now=NOW)
    await set_ticket_state(world.foreign.admin, ticket.id, TicketStatus.RESOLVED, now=NOW)
    await set_ticket_state(world.client, ticket.id, TicketStatus.CLOSED, now=NOW)
