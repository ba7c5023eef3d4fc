"""Stages of a ticket, reached by the real use-cases."""

from core.kit.actor import Actor
from core.models import Ticket, User
from core.models.enums import TicketCategory, TicketPriority, TicketStatus
from core.support.raise_ticket import NewTicket, raise_ticket
from core.support.reply_ticket import Reply, reply_ticket
from core.support.set_ticket_state import set_ticket_state
from core.support.take_ticket import take_ticket
from tests.world import NOW, World

TITLE = "Resumes with tables are not read"
DESCRIPTION = "The skills of a resume stand in a table, and none of them is found."
NEW = NewTicket(
    category=TicketCategory.BUG_REPORT, title=TITLE, description=DESCRIPTION, priority=TicketPriority.HIGH
)


async def raised_by(actor: Actor, *, key: str = "draft:1", new: NewTicket = NEW) -> Ticket:
    """Somebody needs help."""
    return await raise_ticket(actor, new, key=key, now=NOW)


async def raised_ticket(world: World) -> Ticket:
    """The client raised a ticket."""
    ticket = await raised_by(world.client)
    world.things["ticket"] = ticket
    return ticket


async def taken_ticket(world: World) -> Ticket:
    """Our admin looks after it."""
    ticket = await raised_ticket(world)
    world.things["ticket"] = await take_ticket(world.admin, ticket.id, now=NOW)
    return ticket


async def answered_ticket(world: World) -> Ticket:
    """The admin has asked something back."""
    ticket = await taken_ticket(world)
    await reply_ticket(world.admin, ticket.id, Reply(text="Which file was it?"), now=NOW)
    return ticket


async def resolved_ticket(world: World) -> Ticket:
    """The admin thinks that it is solved."""
    ticket = await taken_ticket(world)
    return await set_ticket_state(world.admin, ticket.id, TicketStatus.RESOLVED, now=NOW)


async def only_admins(*actors: Actor) -> None:
    """Nobody else is an admin now."""
    kept = [one.user_id for one in actors]
    await User.filter(is_admin=True).exclude(id__in=kept).update(is_admin=False)
    await User.filter(id__in=kept).update(is_admin=True)
