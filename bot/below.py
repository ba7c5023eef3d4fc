"""What is written in reply to one of our cards belongs to what that card is about."""

from typing import Any

from bot.desk import Answer, Desk
from bot.forms.finding import standing_on
from core.delivery.below import subject_below
from core.delivery.lane_names import chat_lane
from core.people.identify import Visitor
from core.ports import Shown


async def below(desk: Desk, visitor: Visitor, to: Shown, raw: Any, *, event_id: str) -> Answer | None:
    """Text or a file goes into the ticket, or answers the conversation; None in reply to anything else."""
    actor = await desk.actor(visitor)
    if actor is None:
        return None
    subject = await subject_below(chat_lane(visitor.channel, visitor.workspace, visitor.chat_id), to)
    noun, _, number = subject.partition(":")
    if noun == "ticket":
        return await _into_ticket(desk, visitor, number, raw, event_id)
    draft = int(number) if noun == "draft" else await standing_on(actor.user_id, visitor.channel, to)
    return None if draft is None else await desk.text(visitor, raw, event_id=event_id, draft=draft)


async def _into_ticket(desk: Desk, visitor: Visitor, ticket: str, raw: Any, event_id: str) -> Answer:
    if isinstance(raw, str):
        return await desk.press(visitor, "write_to_ticket", (ticket, raw, event_id))
    begun = await desk.press(visitor, "attach_to_ticket", (f"ticket:{ticket}",))
    if begun.turned is None:
        return begun
    return await desk.text(visitor, raw, event_id=event_id, draft=begun.turned.draft_id)
