"""Write into a ticket."""

from datetime import datetime

from bot.asking.reason import Facts, reason_form
from bot.asking.ticket_cards import sent_card
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import Ticket
from core.support.access import ticket_to_write
from core.support.reply_ticket import Reply, check_open, reply_ticket
from core.support.rules import TEXT


async def _find(actor: Actor, ticket_id: int) -> Facts:
    ticket = (await ticket_to_write(actor, ticket_id)).ticket
    check_open(ticket)
    return {"number": ticket.id, "title": ticket.title}


async def _act(actor: Actor, ticket_id: int, text: str, now: datetime) -> Ticket:
    return await reply_ticket(actor, ticket_id, Reply(text=text), now=now)


def _close(ticket: Ticket, facts: Facts, words: Words) -> Card:
    return sent_card(ticket, words)


FORM = reason_form(
    "reply_ticket",
    title=N_("Reply to a ticket"),
    description=N_("Write to the other side of a ticket"),
    roles=set(Role),
    noun="ticket",
    about=N_("Ticket {number}: {title}"),
    ask=N_("What do you want to write?"),
    hint=N_("A file goes by the button “Attach a file” of the ticket."),
    label=N_("Reply"),
    field="text",
    most=TEXT,
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Send"),
)
