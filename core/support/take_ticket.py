"""An admin takes a ticket: from then on it is between him and whoever raised it."""

from datetime import datetime

from core.audit import record
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, NotAllowed, NotFound, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import Ticket
from core.models.enums import TicketStatus
from core.notifications.support import TICKET_TAKEN
from core.people.access import require
from core.support.access import helper_of
from core.support.labels import STATES
from core.support.news import end_waits, subject_of, tell
from core.support.rules import OPEN


async def take_ticket(actor: Actor, ticket_id: int, *, now: datetime) -> Ticket:
    """Of several who take it at once one has it; the others hear who."""
    require(actor, Role.ADMIN)
    async with transaction(actor):
        ticket = await _free(actor, ticket_id)
        ticket.assigned_to_id, ticket.status, ticket.updated_at = actor.user_id, TicketStatus.IN_PROGRESS, now
        await ticket.save(update_fields=["assigned_to_id", "status", "updated_at"])
        await record(actor, "take_ticket", subject_of(ticket), now=now)
        outcome = Text(N_("Taken by {name}"), {"name": actor.name})
        await end_waits(ticket, "take_ticket", by=actor, now=now, outcome=outcome)
        await tell(TICKET_TAKEN, [ticket.raised_by_id], ticket, now=now, by=actor.name)
    return ticket


async def _free(actor: Actor, ticket_id: int) -> Ticket:
    ticket = await Ticket.filter(id=ticket_id).select_for_update(no_key=True).first()
    if ticket is None:
        raise NotFound(N_("There is no ticket with this number. /support shows those that wait."))
    helper = await helper_of(ticket)
    if helper is not None and helper.id == actor.user_id:
        raise AlreadyDone(N_("You look after ticket {number} already."), number=ticket.id)
    if helper is not None:
        raise AlreadyDone(
            N_("{name} was faster and looks after ticket {number}."), name=helper.name, number=ticket.id
        )
    if ticket.status not in OPEN:
        raise WrongState(
            N_("Ticket {number} is {state}, so nobody has to take it."),
            number=ticket.id,
            state=Text(STATES[ticket.status]),
        )
    if ticket.raised_by_id == actor.user_id:
        raise NotAllowed(N_("You raised this ticket yourself. Another admin takes it."))
    return ticket
