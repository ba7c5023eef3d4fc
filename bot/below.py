"""What is written in reply to one of our cards belongs to what that card is about."""

from typing import Any

from bot.desk import Answer, Desk
from bot.forms.finding import standing_on
from core.delivery.below import subject_below
from core.delivery.lane_names import chat_lane
from core.kit.actor import Actor
from core.people.identify import Visitor
from core.ports import Shown

CANCEL = "cancel"


async def below(desk: Desk, visitor: Visitor, to: Shown, raw: Any, *, event_id: str) -> Answer | None:
    """Text or a file goes into the ticket, or answers the conversation; None in reply to anything else."""
    actor = await desk.actor(visitor)
    if actor is None:
        return None
    noun, number = await _about(visitor, to)
    if noun == "ticket":
        return await _into_ticket(desk, visitor, number, raw, event_id)
    draft = await _draft(actor, to, noun, number)
    return None if draft is None else await desk.text(visitor, raw, event_id=event_id, draft=draft)


async def commanded(desk: Desk, visitor: Visitor, name: str, typed: str, above: Shown | None) -> Answer:
    """A command; the one to cancel, in reply to the card of a conversation, is about that one."""
    found = await cancelled_below(desk, visitor, above) if name == CANCEL and above is not None else None
    return found or await desk.command(visitor, name, typed)


async def cancelled_below(desk: Desk, visitor: Visitor, to: Shown) -> Answer | None:
    """The command to cancel ends the conversation below whose card it stands; None below anything else."""
    actor = await desk.actor(visitor)
    if actor is None:
        return None
    draft = await _draft(actor, to, *await _about(visitor, to))
    return None if draft is None else await desk.cancel(visitor, draft)


async def _about(visitor: Visitor, to: Shown) -> tuple[str, str]:
    """A noun and a number, such as `ticket` and `12`."""
    subject = await subject_below(chat_lane(visitor.channel, visitor.workspace, visitor.chat_id), to)
    noun, _, number = subject.partition(":")
    return noun, number


async def _draft(actor: Actor, to: Shown, noun: str, number: str) -> int | None:
    """The conversation that is asked on this card, or of which it reminds."""
    return int(number) if noun == "draft" else await standing_on(actor.user_id, actor.channel, to)


async def _into_ticket(desk: Desk, visitor: Visitor, ticket: str, raw: Any, event_id: str) -> Answer:
    if isinstance(raw, str):
        return await desk.press(visitor, "write_to_ticket", (ticket, raw, event_id))
    begun = await desk.press(visitor, "attach_to_ticket", (f"ticket:{ticket}",))
    if begun.turned is None:
        return begun
    return await desk.text(visitor, raw, event_id=event_id, draft=begun.turned.draft_id)
