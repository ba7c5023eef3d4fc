"""One ticket with all that was written in it."""

from bot.action import Action, Press, Reply
from bot.asking.paging import whole
from bot.asking.ticket_cards import ticket_card
from core.kit.actor import Role
from core.support.thread import thread


async def _run(press: Press) -> Reply:
    shown = await thread(press.actor, press.id(), before=whole(press.args, 1))
    return Reply(card=ticket_card(press.actor, shown), in_place=len(press.args) > 1)


ACTION = Action(name="view_ticket", roles=frozenset(Role), run=_run, about="ticket", looks=True)
