"""What time brings to a conversation nobody goes on with: a word, then it is put aside, at last removed."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.notify import notify
from core.drafts.deadlines import NOTICE, once_parked
from core.drafts.ending import settle_ended, settle_reminder
from core.drafts.left_cards import leave_cards
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models.enums import DraftStatus
from core.notifications.drafts import DRAFT_LEAVING, DRAFT_WAITING
from core.sweeping import deal_with, not_aside

BATCH = 200
Deal = Callable[[BaseDBAsyncClient, Sequence[int]], Awaitable[None]]

SWEEP = "keep_drafts"
_DUE = """
SELECT id FROM conversation_drafts WHERE {which} AND {not_aside}
ORDER BY {by} LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
"""


def _due(which: str, by: str) -> str:
    return _DUE.format(which=which, by=by, not_aside=not_aside(SWEEP, "conversation_drafts.id", "$1"))


_TO_REMIND = _due("nudge_at <= $1", by="nudge_at")
_TO_PUT_ASIDE = _due("status = 'open' AND nudge_at IS NULL AND expires_at <= $1", by="expires_at")
_TO_REMOVE = _due("status = 'parked' AND nudge_at IS NULL AND expires_at <= $1", by="expires_at")

# The column of the reminder is emptied with it, so it comes once however long nobody looked; and after it
# there always is time to act.
_REMIND = """
UPDATE conversation_drafts AS draft
SET nudge_at = NULL, reminded_at = $2, expires_at = greatest(draft.expires_at, $3)
FROM conversation_drafts AS before
WHERE draft.id = ANY($1::bigint[]) AND before.id = draft.id
RETURNING draft.id, draft.user_id, draft.status, draft.title, draft.about, draft.answered, draft.asked,
  draft.expires_at, before.reminded_at IS NOT NULL AS again
"""

_PUT_ASIDE = """
UPDATE conversation_drafts SET status = 'parked', nudge_at = $2, expires_at = $3, revision = revision + 1
WHERE id = ANY($1::bigint[]) RETURNING id, user_id, surface
"""

_REMOVE = """
UPDATE conversation_drafts SET status = 'expired', revision = revision + 1, updated_at = $2
WHERE id = ANY($1::bigint[]) RETURNING id, user_id, surface
"""


async def remind_of_drafts(now: datetime) -> int:
    """One card for each conversation whose reminder is due; tells how many."""

    async def remind(connection: BaseDBAsyncClient, ids: Sequence[int]) -> None:
        for row in await connection.execute_query_dict(_REMIND, [ids, now, now + NOTICE]):
            # Where nothing was answered there is nothing to lose: somebody had a look and closed it.
            if not row["answered"]:
                continue
            if row["again"]:
                outcome = Text(N_("Reminded again"))
                await settle_reminder(row["id"], by=None, now=now, outcome=outcome)
            await _remind(row, now)

    return await _swept(_TO_REMIND, remind, now)


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

    async def put_aside(connection: BaseDBAsyncClient, ids: Sequence[int]) -> None:
        for row in await connection.execute_query_dict(_PUT_ASIDE, [ids, due.nudge, due.end]):
            await leave_cards(row["id"], row["user_id"], _json(row["surface"]), now=now)
            outcome = Text(N_("Put aside until you go on with it"))
            await settle_reminder(row["id"], by=None, now=now, outcome=outcome)

    return await _swept(_TO_PUT_ASIDE, put_aside, now)


async def remove_drafts(now: datetime) -> int:
    """What was parked and left alone until its end, of which its owner was told."""

    async def remove(connection: BaseDBAsyncClient, ids: Sequence[int]) -> None:
        for row in await connection.execute_query_dict(_REMOVE, [ids, now]):
            await leave_cards(row["id"], row["user_id"], _json(row["surface"]), now=now)
            outcome = Text(N_("Nobody went on with it, so it was removed"))
            await settle_ended(row["id"], by=None, now=now, outcome=outcome)

    return await _swept(_TO_REMOVE, remove, now)


async def _swept(claim: str, deal: Deal, now: datetime) -> int:
    """Claim what is due and deal with it; tells how many."""
    async with transaction() as connection:
        ids = [row["id"] for row in await connection.execute_query_dict(claim, [now, BATCH])]

        async def counted(some: Sequence[int]) -> int:
            await deal(connection, some)
            return len(some)

        return await deal_with(SWEEP, ids, counted, number=int, now=now)


def _json(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value
