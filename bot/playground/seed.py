"""The playground's first day: an agency at work, made by the same use-cases that make a real one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby

from bot.playground.helping import asked_for_help, made_admin
from bot.playground.history import write_history
from bot.playground.page.cast import NEW_HERE, Cast, Resident, settle
from bot.playground.town import Town
from core.agency.invite_person import Invitee, invite_person
from core.agency.register_agency import NewAgency, register_agency
from core.clients.accept_connection import accept_connection
from core.clients.agree_terms import agree_terms
from core.clients.queries import terms_of
from core.clients.terms import Band
from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.order import JobOrder, LocationOrder, RoundOrder, SkillOrder
from core.jobs.post_job import post_job
from core.kit.actor import Actor, Role
from core.models import (
    ChatIdentity,
    ClientOrganization,
    JobLocation,
    Notification,
    Organization,
    OutboxMessage,
)
from core.models.enums import (
    Channel,
    InterviewMode,
    InterviewType,
    MetricType,
    WorkMode,
)
from core.people.accept_invitation import accept_invitation
from core.people.admit_guest import admit_guest
from core.people.bind_chat import bind_chat
from core.people.guests import is_guest
from core.people.join_token import join_token
from core.people.make_link_code import make_link_code

AGENCY, COMPANY = "Banyan Talent", "Acme Robotics"
TITLES = {
    "Maya Rao": f"Manager, {AGENCY}",
    "Ravi Menon": f"Recruiter, {AGENCY}",
    "Kiran Desai": f"Client, {COMPANY}",
    "Ishaan Iyer": f"Interviewer, {COMPANY}",
    "Anita Shah": f"Accountant, {AGENCY}",
    "Priya Sharma": "Candidate",
    "Usha Pillai": "Admin of HireSync",
    "Nisha Verma": NEW_HERE,
    "Arjun Kapoor": NEW_HERE,
}
"""Everybody of the first day; Priya, Nisha and Arjun are unknown to HireSync until they join."""
EMAILS = {"Priya Sharma": "priya_sharma@example.org"}
"""As her sample resume has it, so that her invitation reaches her."""
LAKH = 100_000
BANDS = (
    Band(Decimal(1 * LAKH), Decimal(10 * LAKH)),
    Band(Decimal(10 * LAKH), Decimal(50 * LAKH), replacement_clause=120),
)
DAYS_OPEN = 60


async def seed(town: Town, keys: Sequence[bytes], now: datetime) -> Cast:
    """Fill an empty database: people in both chats, terms, a job at work and one that waits."""
    cast = gather(town)
    who = {one.name: one for one in cast.residents.values()}
    setting_up, posted = now - timedelta(days=60), now - timedelta(hours=2)
    manager = await _found_agency(who["Maya Rao"], setting_up)
    client = await _joined(manager, who["Kiran Desai"], Role.CLIENT, keys, setting_up, company=COMPANY)
    recruiter = await _joined(manager, who["Ravi Menon"], Role.RECRUITER, keys, setting_up)
    await _joined(manager, who["Anita Shah"], Role.ACCOUNTANT, keys, setting_up)
    interviewer = await _joined(client, who["Ishaan Iyer"], Role.INTERVIEWER, keys, setting_up)
    admin = await made_admin(who["Usha Pillai"], keys, setting_up)
    await _second_chat(admin, who["Usha Pillai"], setting_up)
    connection = await _agreed(manager, client, setting_up)
    order = _lines(connection, interviewer, now)
    await write_history(manager, client, recruiter, interviewer, order, keys, now)
    await _forget_messages()
    job = await post_job(client, _robotics(connection, interviewer, posted), key="seed:robotics", now=posted)
    await approve_job(manager, job.id, now=posted)
    for location in await JobLocation.filter(job_id=job.id):
        await assign_recruiters(manager, location.id, [recruiter.user_id], now=posted)
    await post_job(client, _controls(connection, interviewer, now), key="seed:controls", now=now)
    await asked_for_help(recruiter, admin, posted, now)
    return cast


async def recall(town: Town) -> Cast | None:
    """The people of a database filled earlier, with the accounts they had; None when it is empty."""
    if not await Organization.exists():
        return None
    cast = gather(town)
    cast.returned = True
    known = {one.slack.id for one in cast.residents.values()}
    known |= {str(one.telegram.id) for one in cast.residents.values()}
    chats = await ChatIdentity.all().select_related("user").order_by("user_id", "id")
    for _, own in groupby(chats, key=lambda chat: chat.user_id):
        accounts = list(own)
        if not known & {chat.external_id for chat in accounts}:
            _bring_back(town, cast, accounts)
    in_telegram = {chat.external_id for chat in chats if not chat.is_blocked}
    for resident in cast.residents.values():
        if str(resident.telegram.id) in in_telegram:
            await resident.telegram.starts()
    return cast


def gather(town: Town) -> Cast:
    """Those who are always here."""
    cast = Cast()
    for name, title in TITLES.items():
        cast.add(settle(town, name, title, email=EMAILS.get(name, "")))
    return cast


def _bring_back(town: Town, cast: Cast, accounts: Sequence[ChatIdentity]) -> None:
    """Somebody who came on an earlier day, with the accounts they used then."""
    user, ids = accounts[0].user, {chat.channel: chat.external_id for chat in accounts}
    cast.add(
        settle(
            town,
            cast.free_name(user.name),
            email="" if is_guest(user) else user.email,
            zone=user.zone,
            slack_id=ids.get(Channel.SLACK, ""),
            telegram_id=int(ids.get(Channel.TELEGRAM, 0)),
        )
    )


async def _found_agency(one: Resident, now: datetime) -> Actor:
    guest = await admit_guest(one.in_slack(), now=now)
    new = NewAgency(
        name=AGENCY,
        person=one.name,
        email=one.email,
        phone="+91 98765 43210",
        gst_number="29ABCDE1234F1Z5",
        address="12 Residency Road, Bengaluru",
    )
    manager = await register_agency(guest, new, now=now)
    await _second_chat(manager, one, now)
    return manager


async def _joined(
    inviter: Actor, one: Resident, role: Role, keys: Sequence[bytes], now: datetime, *, company: str = ""
) -> Actor:
    """Invite somebody, who opens the link in Slack and then adds Telegram."""
    invitee = Invitee(email=one.email, name=one.name, role=role, company=company)
    invitation = await invite_person(inviter, invitee, now=now)
    actor = await accept_invitation(one.in_slack(), join_token(invitation.id, keys), keys=keys, now=now)
    await _second_chat(actor, one, now)
    return actor


async def _second_chat(actor: Actor, one: Resident, now: datetime) -> None:
    await bind_chat(one.in_telegram(), await make_link_code(actor, now=now), now=now)
    # The bot may only write to those who wrote first, and then knows which menu to show.
    await one.telegram.starts()


async def _agreed(manager: Actor, client: Actor, now: datetime) -> ClientOrganization:
    connection = await ClientOrganization.get(client_id=client.client, organization_id=manager.agency)
    await accept_connection(manager, connection.id, BANDS, now=now)
    shown = await terms_of(client, connection.id, now=now)
    return await agree_terms(
        client, connection.id, terms_version=shown.connection.terms_version, text_hash=shown.hash, now=now
    )


async def _forget_messages() -> None:
    """What was said while setting up is old news: nobody wants eight greetings on the first morning."""
    await OutboxMessage.all().delete()
    await Notification.all().delete()


def _robotics(connection: ClientOrganization, interviewer: Actor, now: datetime) -> JobOrder:
    return JobOrder(
        connection_id=connection.id,
        title="Robotics Engineer",
        description="You make the arms of warehouse robots move smoothly, from simulation to the floor.",
        ctc_min=Decimal(6 * LAKH),
        ctc_max=Decimal(12 * LAKH),
        experience_min=Decimal(2),
        experience_max=Decimal(6),
        deadline=(now + timedelta(days=DAYS_OPEN)).date(),
        locations=(LocationOrder("Pune", 2, WorkMode.HYBRID), LocationOrder("Bengaluru", 1)),
        skills=(
            SkillOrder("Python", True, MetricType.RATING, "8/10"),
            SkillOrder("C++", True, MetricType.EXPERIENCE, "3"),
            SkillOrder("ROS", False, MetricType.OTHER, "has seen it"),
        ),
        rounds=_two_rounds(interviewer),
        department="Motion",
        industry="Robotics",
        working_days_per_week=5,
    )


def _controls(connection: ClientOrganization, interviewer: Actor, now: datetime) -> JobOrder:
    return JobOrder(
        connection_id=connection.id,
        title="Controls Engineer",
        description="You tune the drives of conveyor lines and keep them safe.",
        ctc_min=Decimal(8 * LAKH),
        ctc_max=Decimal(15 * LAKH),
        experience_min=Decimal(3),
        experience_max=Decimal(8),
        deadline=(now + timedelta(days=DAYS_OPEN)).date(),
        locations=(LocationOrder("Chennai", 1, WorkMode.OFFICE),),
        skills=(
            SkillOrder("PLC", True, MetricType.EXPERIENCE, "3"),
            SkillOrder("MATLAB", False, MetricType.RATING, "6/10"),
        ),
        rounds=_two_rounds(interviewer),
        department="Lines",
        industry="Robotics",
        working_days_per_week=5,
    )


def _lines(connection: ClientOrganization, interviewer: Actor, now: datetime) -> JobOrder:
    """The job of the days before this one, which is soon to end."""
    return replace(
        _controls(connection, interviewer, now),
        title="Line Technician",
        description="You keep conveyor lines running and find what makes them stop.",
        deadline=(now + timedelta(days=6)).date(),
        locations=(LocationOrder("Hyderabad", 2, WorkMode.OFFICE),),
    )


def _two_rounds(interviewer: Actor) -> tuple[RoundOrder, ...]:
    return (
        RoundOrder(interviewer.user_id, InterviewMode.ONLINE, InterviewType.TECHNICAL),
        RoundOrder(interviewer.user_id, InterviewMode.FACE_TO_FACE, InterviewType.NON_TECHNICAL),
    )
