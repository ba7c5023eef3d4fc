"""Take a ticket by one press, and read it."""

from bot.action import Action, Look, Press, Reply
from bot.asking.paging import LOOKED_AT
from bot.asking.ticket_cards import ticket_card
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.support.take_ticket import take_ticket
from core.support.thread import thread


async def _run(press: Press) -> Reply:
    ticket = await take_ticket(press.actor, press.id(), now=press.now)
    shown = ticket_card(press.actor, await thread(press.actor, ticket.id))
    toast = Text(N_("Ticket {number} is yours."), {"number": ticket.id})
    look = Look("view_ticket", press.args[:1])
    return Reply(toast=toast, card=shown, in_place=LOOKED_AT in press.args, look=look)


ACTION = Action(name="take_ticket", roles=frozenset({Role.ADMIN}), run=_run, about="ticket")
