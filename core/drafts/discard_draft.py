"""Throw a conversation away, with all that was answered in it."""

from datetime import datetime

from core.audit import record
from core.drafts.access import own_unfinished
from core.drafts.ending import settle_ended
from core.drafts.left_cards import leave_cards, redraw_list
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ConversationDraft
from core.models.enums import DraftStatus


async def discard_draft(actor: Actor, draft_id: int, *, now: datetime) -> ConversationDraft:
    """End it without submitting; the next sweep forgets the answers and their files."""
    async with transaction(actor):
        draft = await own_unfinished(actor, draft_id)
        draft.status, draft.nudge_at, draft.updated_at = DraftStatus.CANCELLED, None, now
        draft.revision += 1
        await draft.save(update_fields=["status", "nudge_at", "updated_at", "revision"])
        await leave_cards(draft.id, actor.user_id, draft.surface, now=now)
        await redraw_list(actor.user_id, now=now)
        outcome = Text(N_("Discarded by {name}"), {"name": actor.name})
        await settle_ended(draft.id, by=actor, now=now, outcome=outcome)
        await record(actor, "discard_draft", f"draft:{draft.id}", now=now, form=draft.form)
    return draft
