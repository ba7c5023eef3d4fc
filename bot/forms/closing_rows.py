"""The rows of drafts that end: once each, whoever else tries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.forms.draft import Draft
from bot.forms.store import dumps, rows
from core.models.enums import DraftStatus

CLOSE = """
WITH seen AS (
    INSERT INTO seen_events (source, event_id, seen_at)
    SELECT $5::text, $6::text, $4 WHERE $6::text <> '' ON CONFLICT DO NOTHING RETURNING 1
)
UPDATE conversation_drafts
SET status = $3::text, revision = revision + 1, updated_at = $4, nudge_at = NULL,
    submitted_at = CASE WHEN $3::text = 'submitted' THEN $4::timestamptz END
WHERE id = $1 AND revision = $2 AND status = 'open' AND ($6::text = '' OR EXISTS (SELECT 1 FROM seen))
RETURNING revision
"""


async def close(draft: Draft, status: DraftStatus, now: datetime, *, channel: str, event_id: str) -> bool:
    """End the draft if nobody was faster and this event is new."""
    values = [draft.id, draft.revision, status.value, now, channel or "house", event_id]
    return bool(await rows(CLOSE, values))


async def keep_result(draft_id: int, result: Mapping[str, Any]) -> None:
    """What the closing card said, for whoever presses again."""
    await rows("UPDATE conversation_drafts SET result = $2 WHERE id = $1", [draft_id, dumps(result)])


async def close_removed(draft_id: int, result: Mapping[str, Any], now: datetime) -> None:
    """End a draft whose form is gone, with the card that says so."""
    await rows(
        "UPDATE conversation_drafts SET status = 'expired', revision = revision + 1, updated_at = $3,"
        " nudge_at = NULL, result = $2 WHERE id = $1 AND status IN ('open', 'parked')",
        [draft_id, dumps(result), now],
    )
