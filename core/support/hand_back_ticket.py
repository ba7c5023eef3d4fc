"""An admin gives a ticket back, so that another can take it."""

from datetime import datetime

from core.audit import record
from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import Ticket
from core.models.enums import TicketStatus
from core.notifications.support import TICKET_HANDED_BACK, TICKET_MOVED
from core.people.access import require
from core.support.access import Side, ticket_to_write
from core.support.news import end_waits, subject_of, tell, tell_admins


async def hand_back_ticket(actor: Actor, ticket_id: int, *, now: datetime) -> Ticket:
    """The ticket waits again, and every other admin is asked to take it."""
    require(actor, Role.ADMIN)
    async with transaction(actor):
        seat = await ticket_to_write(actor, ticket_id, lock=True)
        ticket = seat.ticket
        if seat.side is not Side.HELPER:
            raise NotAllowed(N_("You do not look after ticket {number}."), number=ticket.id)
        if ticket.status is not TicketStatus.IN_PROGRESS:
            raise WrongState(N_("Only a ticket in progress can be handed back."))
        ticket.assigned_to_id, ticket.status, ticket.updated_at = None, TicketStatus.PENDING, now
        await ticket.save(update_fields=["assigned_to_id", "status", "updated_at"])
        await record(actor, "hand_back_ticket", subject_of(ticket), now=now)
        outcome = Text(N_("Handed back by {name}"), {"name": actor.name})
        await end_waits(ticket, "answer_raiser", by=actor, now=now, outcome=outcome)
        await tell(TICKET_MOVED, [ticket.raised_by_id], ticket, now=now, by=actor.name)
        await tell_admins(ticket, now=now, but=actor.user_id, kind=TICKET_HANDED_BACK)
    return ticket
