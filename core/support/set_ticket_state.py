"""Move a ticket on: resolved, closed, or open again."""

from datetime import datetime

from core.audit import record
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import Ticket
from core.models.enums import TicketStatus
from core.notifications.support import TICKET_MOVED, TICKET_RESOLVED
from core.support.access import Seat, Side, ticket_to_write
from core.support.news import end_waits, subject_of, tell, tell_admins
from core.support.rules import HELPERS_WAYS, OVER, RAISERS_WAYS, check_way

_WAITS = {
    TicketStatus.RESOLVED: ("answer_raiser",),
    TicketStatus.CLOSED: ("take_ticket", "answer_raiser", "answer_helper", "confirm_ticket"),
    TicketStatus.IN_PROGRESS: ("confirm_ticket",),
}
"""What nobody waits for any more, once the ticket is there."""
_OUTCOMES = {
    TicketStatus.RESOLVED: N_("Resolved by {name}"),
    TicketStatus.CLOSED: N_("Closed by {name}"),
    TicketStatus.IN_PROGRESS: N_("Reopened by {name}"),
}


async def set_ticket_state(actor: Actor, ticket_id: int, to: TicketStatus, *, now: datetime) -> Ticket:
    """As far as this side may; reopened without anybody to look after it, it waits for an admin again."""
    async with transaction(actor):
        seat = await ticket_to_write(actor, ticket_id, lock=True)
        ticket, ways = seat.ticket, RAISERS_WAYS if seat.side is Side.RAISER else HELPERS_WAYS
        if to is TicketStatus.IN_PROGRESS and ticket.status is TicketStatus.PENDING:
            # An old card's "Reopen", on a ticket that is open again and waits.
            to = TicketStatus.PENDING
        check_way(ticket.id, ticket.status, to, ways[ticket.status])
        await _move(seat, to, now)
        await record(actor, "set_ticket_state", subject_of(ticket), now=now, state=ticket.status)
        outcome = Text(_OUTCOMES[to], {"name": actor.name})
        await end_waits(ticket, *_WAITS[to], by=actor, now=now, outcome=outcome)
        await _tell(actor, seat, now)
    return ticket


async def _move(seat: Seat, to: TicketStatus, now: datetime) -> None:
    ticket = seat.ticket
    ticket.status, ticket.updated_at = to, now
    if to in OVER:
        ticket.resolved_at = ticket.resolved_at or now
    else:
        ticket.resolved_at = None
        if seat.helper is None:
            ticket.status, ticket.assigned_to_id = TicketStatus.PENDING, None
    await ticket.save(update_fields=["status", "assigned_to_id", "resolved_at", "updated_at"])


async def _tell(actor: Actor, seat: Seat, now: datetime) -> None:
    ticket = seat.ticket
    if ticket.status is TicketStatus.PENDING:
        await tell_admins(ticket, now=now, but=actor.user_id)
    elif seat.side is Side.HELPER:
        kind = TICKET_RESOLVED if ticket.status is TicketStatus.RESOLVED else TICKET_MOVED
        await tell(kind, [ticket.raised_by_id], ticket, now=now, by=actor.name)
    elif seat.helper is not None:
        await tell(TICKET_MOVED, [seat.helper.id], ticket, now=now, by=actor.name)
