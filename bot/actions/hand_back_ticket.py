"""Give a ticket back, so that another admin can take it."""

from bot.action import Action, Look, Press, Reply
from bot.asking.paging import LOOKED_AT
from bot.asking.ticket_cards import ticket_card
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.support.hand_back_ticket import hand_back_ticket
from core.support.thread import thread


async def _run(press: Press) -> Reply:
    ticket = await hand_back_ticket(press.actor, press.id(), now=press.now)
    shown = ticket_card(press.actor, await thread(press.actor, ticket.id))
    toast = Text(N_("Ticket {number} waits for another admin."), {"number": ticket.id})
    look = Look("view_ticket", press.args[:1])
    return Reply(toast=toast, card=shown, in_place=LOOKED_AT in press.args, look=look)


ACTION = Action(name="hand_back_ticket", roles=frozenset({Role.ADMIN}), run=_run, about="ticket")
