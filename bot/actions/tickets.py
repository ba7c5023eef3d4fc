"""The tickets a person raised."""

from bot.action import Action, Press, Reply
from bot.asking.paging import after
from bot.asking.ticket_cards import tickets_card
from core.kit.actor import Role
from core.kit.words import N_
from core.support.queries import my_tickets


async def _run(press: Press) -> Reply:
    page = await my_tickets(press.actor, after=after(press.args))
    return Reply(card=tickets_card(press.actor, page), in_place=bool(press.args))


ACTION = Action(
    name="tickets",
    roles=frozenset(Role),
    run=_run,
    description=N_("The tickets you raised, and what was answered"),
    looks=True,
)
