"""Reaching a conversation: only its present owner does, and only while it is not ended."""

from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.kit.found import found_one
from core.kit.words import N_
from core.models import ConversationDraft
from core.models.enums import DraftStatus

UNFINISHED = (DraftStatus.OPEN, DraftStatus.PARKED)


async def own_unfinished(actor: Actor, draft_id: int) -> ConversationDraft:
    """The actor's own open or parked conversation, locked until the transaction ends."""
    rows = ConversationDraft.select_for_update(no_key=True)
    found = await found_one(rows.filter(id=draft_id, user_id=actor.user_id))
    if found.status not in UNFINISHED:
        raise WrongState(N_("This conversation has ended meanwhile."))
    return found
