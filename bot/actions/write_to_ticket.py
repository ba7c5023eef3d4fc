"""Write into a ticket by a reply to its card in the chat."""

from bot.action import Action, Press, Reply
from bot.asking.ticket_cards import sent_card
from core.delivery.seen import first_time
from core.kit.actor import Role
from core.kit.errors import NotFound
from core.kit.transaction import transaction
from core.kit.words import Words
from core.support.reply_ticket import Reply as Written
from core.support.reply_ticket import reply_ticket


async def _run(press: Press) -> Reply:
    """Args: the ticket, the text, and the chat's id of the message, which may come twice."""
    if len(press.args) != 3:
        raise NotFound
    actor = press.actor
    async with transaction(actor):
        if not await first_time(actor.channel, press.args[2], press.now):
            return Reply()
        ticket = await reply_ticket(actor, press.id(), Written(text=press.args[1]), now=press.now)
    return Reply(card=sent_card(ticket, Words(actor.locale, actor.zone)))


ACTION = Action(name="write_to_ticket", roles=frozenset(Role), run=_run, about="ticket")
