"""Raise a ticket: it waits until any admin takes it."""

from dataclasses import dataclass
from datetime import datetime

from core.audit import record
from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import Ticket, User
from core.models.enums import TicketCategory, TicketPriority
from core.people.access import require_known
from core.support.files import keep_with, own_files
from core.support.news import subject_of, tell_admins
from core.support.rules import MOST_TICKETS, TEXT, TICKET_SPAN, TITLE, told


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTicket:
    """What somebody asks for; the files are stored files of his."""

    category: TicketCategory
    title: str
    description: str
    priority: TicketPriority = TicketPriority.MEDIUM
    file_ids: tuple[int, ...] = ()


async def raise_ticket(actor: Actor, new: NewTicket, *, key: str, now: datetime) -> Ticket:
    """Keep the ticket and tell every admin; `key` makes a repeated submit answer with the same ticket."""
    require_known(actor)
    title = told("title", " ".join(new.title.split()), TITLE, least=3)
    text = told("description", new.description, TEXT)
    async with transaction(actor):
        # Whoever raises two at once waits here, so that they are counted one after the other.
        await User.select_for_update(no_key=True).get(id=actor.user_id)
        before = await Ticket.get_or_none(raised_by_id=actor.user_id, draft_key=key)
        if before is not None:
            return before
        await check_room(actor, now)
        files = await own_files(actor, new.file_ids, field="file")
        ticket = await Ticket.create(
            raised_by_id=actor.user_id,
            title=title,
            category=new.category,
            description=text,
            priority=new.priority,
            draft_key=key,
            created_at=now,
            updated_at=now,
        )
        await keep_with(ticket, files)
        await record(actor, "raise_ticket", subject_of(ticket), now=now, category=new.category)
        await tell_admins(ticket, now=now, but=actor.user_id)
    return ticket


async def check_room(actor: Actor, now: datetime) -> None:
    """A person may raise so many tickets a day; what more there is belongs into one of them."""
    require_known(actor)
    since = now - TICKET_SPAN
    moments = (
        Ticket.filter(raised_by_id=actor.user_id, created_at__gt=since).order_by("-id").limit(MOST_TICKETS)
    )
    raised = [row[0] for row in await moments.values_list("created_at")]
    if len(raised) >= MOST_TICKETS:
        raise WrongState(
            N_(
                "You raised {count} tickets within a day. Please write into one of them (/tickets),"
                " or raise another after {moment}."
            ),
            count=len(raised),
            moment=min(raised) + TICKET_SPAN,
        )
