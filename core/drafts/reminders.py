"""What time brings to a conversation nobody goes on with: a word, then it is put aside, at last removed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from core.delivery.notify import notify
from core.drafts.deadlines import NOTICE, once_parked
from core.drafts.ending import settle_ended, settle_reminder
from core.drafts.left_cards import leave_cards
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models.enums import DraftStatus
from core.notifications.drafts import DRAFT_LEAVING, DRAFT_WAITING

BATCH = 200

# The column of the reminder is emptied with it, so it comes once however long nobody looked; and after it
# there always is time to act.
_REMIND = """
WITH due AS (
  SELECT id, reminded_at IS NOT NULL AS again FROM conversation_drafts
  WHERE nudge_at <= $1 ORDER BY nudge_at LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE conversation_drafts AS draft
SET nudge_at = NULL, reminded_at = $1, expires_at = greatest(expires_at, $2)
FROM due WHERE draft.id = due.id
RETURNING draft.id, draft.user_id, draft.status, draft.title, draft.about, draft.answered, draft.asked,
  draft.expires_at, due.again
"""

_PUT_ASIDE = """
WITH due AS (
  SELECT id FROM conversation_drafts
  WHERE status = 'open' AND nudge_at IS NULL AND expires_at <= $1
  ORDER BY expires_at LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE conversation_drafts AS draft
SET status = 'parked', nudge_at = $2, expires_at = $3, revision = revision + 1
FROM due WHERE draft.id = due.id
RETURNING draft.id, draft.user_id, draft.surface
"""

_REMOVE = """
WITH due AS (
  SELECT id FROM conversation_drafts
  WHERE status = 'parked' AND nudge_at IS NULL AND expires_at <= $1
  ORDER BY expires_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE conversation_drafts AS draft SET status = 'expired', revision = revision + 1, updated_at = $1
FROM due WHERE draft.id = due.id
RETURNING draft.id, draft.user_id, draft.surface
"""


async def remind_of_drafts(now: datetime) -> int:
    """One card for each conversation whose reminder is due; tells how many."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_REMIND, [now, now + NOTICE, BATCH])
        for row in rows:
            if row["again"]:
                outcome = Text(N_("Reminded again"))
                await settle_reminder(row["id"], by=None, now=now, outcome=outcome)
            await _remind(row, now)
    return len(rows)


async def _remind(row: Mapping[str, Any], now: datetime) -> None:
    kind = DRAFT_WAITING if row["status"] == DraftStatus.OPEN else DRAFT_LEAVING
    params = {
        "draft": row["id"],
        "title": Text(row["title"]),
        "about": row["about"],
        "answered": row["answered"],
        "asked": row["asked"],
        "until": row["expires_at"],
    }
    await notify(
        kind,
        to=[row["user_id"]],
        subject=f"draft:{row['id']}",
        organization_id=None,
        now=now,
        params=params,
    )


async def put_aside_drafts(now: datetime) -> int:
    """What was not touched after its reminder is parked, never lost; the reminder's card says so."""
    due = once_parked(now)
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_PUT_ASIDE, [now, due.nudge, due.end, BATCH])
        for row in rows:
            await leave_cards(row["id"], row["user_id"], _json(row["surface"]), now=now)
            outcome = Text(N_("Put aside until you go on with it"))
            await settle_reminder(row["id"], by=None, now=now, outcome=outcome)
    return len(rows)


async def remove_drafts(now: datetime) -> int:
    """What was parked and left alone until its end, of which its owner was told."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_REMOVE, [now, BATCH])
        for row in rows:
            await leave_cards(row["id"], row["user_id"], _json(row["surface"]), now=now)
            outcome = Text(N_("Nobody went on with it, so it was removed"))
            await settle_ended(row["id"], by=None, now=now, outcome=outcome)
    return len(rows)


def _json(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value
