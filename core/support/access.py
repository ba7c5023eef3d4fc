"""Who may read and write in a ticket: whoever raised it, whoever took it, and to take it any admin."""

from dataclasses import dataclass
from enum import Enum, auto

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed, NotFound
from core.kit.words import N_
from core.models import Ticket, User
from core.people.access import require_known


class Side(Enum):
    """Which part a person has in a ticket."""

    RAISER = auto()
    HELPER = auto()
    TAKER = auto()
    """An admin before a ticket that nobody looks after."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A ticket, and the part of the person who came to it."""

    ticket: Ticket
    side: Side
    helper: User | None
    """Who looks after it; None also where that person is no admin any more."""


async def ticket_to_read(actor: Actor, ticket_id: int, *, lock: bool = False) -> Seat:
    """A ticket of one's own, one taken, or one that waits for an admin."""
    require_known(actor)
    found = Ticket.filter(id=ticket_id)
    ticket = await (found.select_for_update(no_key=True) if lock else found).first()
    if ticket is None:
        raise NotFound(_NOT_YOURS)
    await ticket.fetch_related("raised_by")
    helper = await helper_of(ticket)
    if ticket.raised_by_id == actor.user_id:
        return Seat(ticket, Side.RAISER, helper)
    if actor.role is not Role.ADMIN:
        raise NotFound(_NOT_YOURS)
    if helper is None:
        return Seat(ticket, Side.TAKER, None)
    if helper.id == actor.user_id:
        return Seat(ticket, Side.HELPER, helper)
    raise NotAllowed(N_("{name} looks after ticket {number}."), name=helper.name, number=ticket.id)


async def ticket_to_write(actor: Actor, ticket_id: int, *, lock: bool = False) -> Seat:
    """The same, without those who have yet to take it."""
    seat = await ticket_to_read(actor, ticket_id, lock=lock)
    if seat.side is Side.TAKER:
        raise NotAllowed(N_("Nobody looks after ticket {number} yet: take it first."), number=ticket_id)
    return seat


async def helper_of(ticket: Ticket) -> User | None:
    """The admin who took it, as long as he is one."""
    if ticket.assigned_to_id is None:
        return None
    return await User.get_or_none(id=ticket.assigned_to_id, is_admin=True, is_active=True, erased_at=None)


async def admins() -> list[int]:
    """Everybody who may take tickets."""
    rows = await User.filter(is_admin=True, is_active=True, erased_at=None).order_by("id").values_list("id")
    return [row[0] for row in rows]


_NOT_YOURS = N_("I cannot find a ticket of yours with this number. /tickets shows them.")
