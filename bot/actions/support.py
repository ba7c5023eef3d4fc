"""The tickets that wait for an admin, and those he looks after."""

from bot.action import Action, Press, Reply
from bot.asking.paging import after
from bot.asking.ticket_cards import support_card
from core.kit.actor import Role
from core.kit.words import N_
from core.support.queries import waiting_tickets


async def _run(press: Press) -> Reply:
    page = await waiting_tickets(press.actor, after=after(press.args))
    return Reply(card=support_card(press.actor, page), in_place=bool(press.args))


ACTION = Action(
    name="support",
    roles=frozenset({Role.ADMIN}),
    run=_run,
    description=N_("Tickets that wait, and those you look after"),
    looks=True,
)
