"""Every real form as somebody begins it: its draft, made by its own `begin` at the stage it belongs to."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.forms.draft import Draft
from bot.forms.form import Form
from core.clients.connect_agency import connect_agency
from core.kit.actor import Actor
from core.models import ClientOrganization, ConversationDraft
from tests.stages import applications, interviews, invoices, jobs, placements, tickets
from tests.world import NOW, World

Stage = Callable[[World], Awaitable[Any]]
LATER = NOW + timedelta(days=2)


@dataclass(frozen=True)
class Beginning:
    """One form, begun by one person."""

    form: str
    actor: Callable[[World], Actor]
    subject: Callable[[World], str] = lambda world: ""
    now: datetime = NOW


def about(noun: str) -> Callable[[World], str]:
    return lambda world: f"{noun}:{getattr(world, noun).id}"


def place(world: World) -> str:
    return f"location:{world.location.id}"


async def _waiting_connection(world: World) -> None:
    """Our client asks the foreign agency; its answer is awaited."""
    await connect_agency(world.client, world.foreign.agency.org_code, now=NOW)
    world.things["request"] = await ClientOrganization.get(
        client_id=world.client.client, organization_id=world.foreign.agency.id
    )


async def _assigned(world: World) -> None:
    job = await jobs.assigned_job(world)
    world.things["location"] = (await jobs.locations_of(job))[0]


async def _at_the_start(world: World) -> None:
    """Nothing has happened."""


async def _begun_ticket(world: World) -> None:
    """A ticket half told, which a colleague is to finish."""
    world.things["draft"] = await ConversationDraft.create(
        user_id=world.recruiter.user_id,
        form="raise_ticket",
        title="Raise a ticket",
        about="The list is empty",
        expires_at=LATER,
    )


def _foreign_manager(world: World) -> Actor:
    return world.foreign.manager


def _request(world: World) -> str:
    return f"connection:{world.request.id}"


def of(role: str) -> Callable[[World], Actor]:
    def actor(world: World) -> Actor:
        found = getattr(world, role)
        assert isinstance(found, Actor)
        return found

    return actor


STAGES: Mapping[Stage, tuple[Beginning, ...]] = {
    _at_the_start: (
        Beginning("register_agency", of("manager")),
        Beginning("invite", of("manager")),
        Beginning("invite", of("client")),
        Beginning("connect_agency", of("client")),
        Beginning("post_job", of("client")),
        Beginning("change_terms", of("manager"), about("connection")),
        Beginning("raise_ticket", of("recruiter")),
        Beginning("time_zone", of("candidate")),
        Beginning("quiet_hours", of("interviewer")),
        Beginning("digest_hour", of("accountant")),
    ),
    tickets.taken_ticket: (
        Beginning("reply_ticket", of("client"), about("ticket")),
        Beginning("reply_ticket", of("admin"), about("ticket")),
        Beginning("attach_to_ticket", of("client"), about("ticket")),
    ),
    _begun_ticket: (Beginning("hand_over", of("recruiter"), about("draft")),),
    _waiting_connection: (
        Beginning("accept_connection", _foreign_manager, _request),
        Beginning("reject_connection", _foreign_manager, _request),
    ),
    jobs.posted_job: (
        Beginning("reject_job", of("manager"), about("job")),
        Beginning("note_plan_limit", of("manager"), about("job")),
    ),
    jobs.approved_job: (Beginning("assign_recruiters", of("manager"), about("job")),),
    _assigned: (
        Beginning("submit_resume", of("recruiter"), place),
        Beginning("submit_resume", of("recruiter")),
    ),
    applications.submitted_application: (
        Beginning("shortlist", of("client"), about("application")),
        Beginning("reject_application", of("client"), about("application")),
    ),
    interviews.shortlisted_priya: (
        Beginning("schedule_interview", of("recruiter"), about("application")),
        Beginning("schedule_interview", of("recruiter")),
    ),
    interviews.scheduled_interview: (
        Beginning("move_interview", of("recruiter"), about("interview")),
        Beginning("cancel_interview", of("recruiter"), about("interview")),
        Beginning("log_marks", of("interviewer"), about("interview"), LATER),
        Beginning("log_marks", of("interviewer"), now=LATER),
    ),
    interviews.all_rounds_passed: (
        Beginning("make_offer", of("client"), about("application"), placements.OFFERED_AT),
        Beginning("make_offer", of("client"), now=placements.OFFERED_AT),
    ),
    placements.made_offer: (
        Beginning("refuse_offer", of("candidate"), about("placement"), placements.OFFERED_AT),
    ),
    placements.offer_outside_bands: (
        Beginning("choose_band", of("manager"), about("placement"), placements.JOINED_AT),
    ),
    invoices.drafted_invoice: (Beginning("cancel_invoice", of("manager"), about("invoice")),),
    invoices.sent_invoice: (
        Beginning("dispute_invoice", of("client"), about("invoice"), invoices.SENT_AT),
        Beginning("report_payment", of("client"), about("invoice"), invoices.SENT_AT),
    ),
    invoices.paid_invoice: (
        Beginning("reject_payment", of("accountant"), about("invoice"), invoices.PAID_AT),
    ),
}


async def begin(forms: Mapping[str, Form], one: Beginning, world: World) -> Draft:
    """The fresh draft, as the engine would keep it."""
    subject = one.subject(world)
    begun = await forms[one.form].begin(one.actor(world), subject, one.now)
    return Draft(7, one.form, subject, 0, dict(begun.answers), dict(begun.facts))
