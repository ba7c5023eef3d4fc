"""Who may raise, take, answer and close a ticket."""

from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models import Ticket
from core.models.enums import TicketStatus
from core.support.decide_delivery import decide_delivery
from core.support.delivery_trouble import delivery_trouble
from core.support.hand_back_ticket import hand_back_ticket
from core.support.raise_ticket import raise_ticket
from core.support.reply_ticket import Reply, reply_ticket
from core.support.set_ticket_state import set_ticket_state
from core.support.take_ticket import take_ticket
from core.support.thread import Thread, thread
from tests.refusals.case import Case
from tests.stages.tickets import NEW, raised_ticket, resolved_ticket, taken_ticket
from tests.world import NOW, World

SIDES = {Role.CLIENT, Role.ADMIN}
"""Of the people of a ticket that our client raised and our admin took."""


def _ticket(world: World) -> int:
    ticket = world.things["ticket"]
    assert isinstance(ticket, Ticket)
    return ticket.id


async def _read(world: World, actor: Actor) -> Thread:
    return await thread(actor, _ticket(world))


PARKED = """
INSERT INTO outbox_messages (id, lane, kind, payload, priority, not_before, policy, state, attempts,
  last_error, created_at, finished_at)
VALUES (700001, 'telegram::11', 'card', '{}', 1, $1, 'at_least_once', 'parked', 12, 'Bad Request', $1, $1)
"""


async def _parked_message(world: World) -> None:
    async with transaction() as connection:
        await connection.execute_query_dict(PARKED, [NOW])


CASES = [
    Case(
        use_case=delivery_trouble,
        call=lambda world, actor: delivery_trouble(actor),
        allowed={Role.ADMIN},
        stage=_parked_message,
    ),
    Case(
        use_case=decide_delivery,
        call=lambda world, actor: decide_delivery(actor, 700001, again=True, now=NOW),
        allowed={Role.ADMIN},
        stage=_parked_message,
    ),
    Case(
        use_case=raise_ticket,
        call=lambda world, actor: raise_ticket(actor, NEW, key="draft:1", now=NOW),
        allowed=tuple(Role),
        foreign=False,
    ),
    Case(use_case=thread, call=_read, allowed=SIDES, stage=taken_ticket),
    Case(use_case=thread, name="before it is taken", call=_read, allowed=SIDES, stage=raised_ticket),
    Case(
        use_case=take_ticket,
        call=lambda world, actor: take_ticket(actor, _ticket(world), now=NOW),
        allowed={Role.ADMIN},
        stage=raised_ticket,
    ),
    Case(
        use_case=reply_ticket,
        call=lambda world, actor: reply_ticket(
            actor, _ticket(world), Reply(text="It was this one."), now=NOW
        ),
        allowed=SIDES,
        stage=taken_ticket,
    ),
    Case(
        use_case=reply_ticket,
        name="before it is taken",
        call=lambda world, actor: reply_ticket(actor, _ticket(world), Reply(text="One more thing."), now=NOW),
        allowed={Role.CLIENT},
        stage=raised_ticket,
    ),
    Case(
        use_case=hand_back_ticket,
        call=lambda world, actor: hand_back_ticket(actor, _ticket(world), now=NOW),
        allowed={Role.ADMIN},
        stage=taken_ticket,
    ),
    Case(
        use_case=set_ticket_state,
        name="to closed",
        call=lambda world, actor: set_ticket_state(actor, _ticket(world), TicketStatus.CLOSED, now=NOW),
        allowed=SIDES,
        stage=taken_ticket,
    ),
    Case(
        use_case=set_ticket_state,
        name="open again",
        call=lambda world, actor: set_ticket_state(actor, _ticket(world), TicketStatus.IN_PROGRESS, now=NOW),
        allowed=SIDES,
        stage=resolved_ticket,
    ),
]
