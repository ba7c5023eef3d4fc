"""Help on the first day: an admin, made as whoever runs a house makes one, and a ticket under way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.playground.page.cast import Resident
from core.kit.actor import Actor
from core.models import User
from core.models.enums import TicketCategory, TicketPriority
from core.people.accept_invitation import accept_invitation
from core.people.join_token import join_token
from core.support.add_admin import add_admin
from core.support.raise_ticket import NewTicket, raise_ticket
from core.support.reply_ticket import Reply, reply_ticket
from core.support.take_ticket import take_ticket


async def made_admin(one: Resident, keys: Sequence[bytes], now: datetime) -> Actor:
    """As `hiresync admin add` does, and the link opened in Slack."""
    made = await add_admin(one.email, now=now)
    assert made.invitation is not None
    actor = await accept_invitation(one.in_slack(), join_token(made.invitation.id, keys), keys=keys, now=now)
    await User.filter(id=actor.user_id).update(name=one.name)
    return replace(actor, name=one.name)


async def asked_for_help(raiser: Actor, admin: Actor, asked: datetime, now: datetime) -> None:
    """One ticket is under way, and its next word is the recruiter's."""
    new = NewTicket(
        category=TicketCategory.BUG_REPORT,
        title="Resumes with tables are not read",
        description="The skills of a resume stand in a table, and none of them is found.",
        priority=TicketPriority.HIGH,
    )
    ticket = await raise_ticket(raiser, new, key="seed:ticket", now=asked)
    await take_ticket(admin, ticket.id, now=asked)
    question = Reply(text="Thank you, Ravi! Can you send me one of these resumes?")
    await reply_ticket(admin, ticket.id, question, now=now)
