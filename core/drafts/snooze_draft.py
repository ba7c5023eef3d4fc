"""Be reminded of a conversation tomorrow morning instead of now."""

from datetime import datetime

from core.audit import record
from core.drafts.access import own_unfinished
from core.drafts.deadlines import snoozed
from core.drafts.ending import settle_reminder
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text


async def snooze_draft(actor: Actor, draft_id: int, *, now: datetime) -> datetime:
    """Put off reminder and end; tells when the reminder comes."""
    async with transaction(actor):
        draft = await own_unfinished(actor, draft_id)
        due = snoozed(now, actor.zone, draft.expires_at)
        draft.nudge_at, draft.expires_at, draft.reminded_at = due.nudge, due.end, None
        await draft.save(update_fields=["nudge_at", "expires_at", "reminded_at"])
        outcome = Text(N_("Put off until {moment}"), {"moment": due.nudge})
        await settle_reminder(draft.id, by=actor, now=now, outcome=outcome)
        await record(actor, "snooze_draft", f"draft:{draft.id}", now=now, until=due.nudge)
    return due.nudge
