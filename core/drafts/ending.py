"""What those hear who wait for a conversation: its reminder falls silent, who handed it on learns the end."""

from datetime import datetime

from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.words import Text
from core.notifications.drafts import CONTINUE_DRAFT, FINISH_DRAFT


async def settle_reminder(draft_id: int, *, by: Actor | None, now: datetime, outcome: Text) -> None:
    """The card that asked to go on is answered."""
    await settle(f"draft:{draft_id}", CONTINUE_DRAFT, by=by, now=now, outcome=outcome)


async def settle_ended(draft_id: int, *, by: Actor | None, now: datetime, outcome: Text) -> None:
    """It is over: for its owner, and for whoever handed it to him."""
    await settle_reminder(draft_id, by=by, now=now, outcome=outcome)
    await settle(f"draft:{draft_id}", FINISH_DRAFT, by=by, now=now, outcome=outcome)
