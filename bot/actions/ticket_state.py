"""Resolve, close or reopen a ticket by one press."""

from bot.action import Action, Look, Press, Reply
from bot.asking.paging import LOOKED_AT
from bot.asking.ticket_cards import ticket_card
from core.kit.actor import Role
from core.kit.errors import NotFound
from core.kit.words import N_, Text
from core.models.enums import TicketStatus
from core.support.labels import STATES
from core.support.set_ticket_state import set_ticket_state
from core.support.thread import thread


async def _run(press: Press) -> Reply:
    ticket = await set_ticket_state(press.actor, press.id(), _state(press), now=press.now)
    toast = Text(
        N_("Ticket {number} is now {state}."), {"number": ticket.id, "state": Text(STATES[ticket.status])}
    )
    if LOOKED_AT not in press.args:
        return Reply(toast=toast)
    shown, look = await thread(press.actor, ticket.id), Look("view_ticket", press.args[:1])
    return Reply(toast=toast, card=ticket_card(press.actor, shown), in_place=True, look=look)


def _state(press: Press) -> TicketStatus:
    """The state the button names; a mangled one answers like a missing thing."""
    wanted = press.args[1] if len(press.args) > 1 else ""
    if wanted not in list(TicketStatus):
        raise NotFound
    return TicketStatus(wanted)


ACTION = Action(name="ticket_state", roles=frozenset(Role), run=_run, about="ticket")
