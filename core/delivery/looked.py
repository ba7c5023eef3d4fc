"""Cards people asked to see, kept in step with what they show as the cards of news are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from core.delivery.enqueue import Order, enqueue_all
from core.delivery.kinds import LOOK_AGAIN
from core.kit.transaction import transaction
from core.models.enums import Priority
from core.ports import Shown

MOST = 20
"""Cards about one thing that are kept in step in one chat: nobody scrolls back further, and each is an edit
that the platform counts."""
KEPT_FOR = timedelta(days=90)
"""Older cards stay as they are; a press on one is still answered."""

_REMEMBER = """
INSERT INTO looked_cards (user_id, lane, chat_id, message_id, look, args, card, subjects, shown_hash,
                          shown_at)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9, $10)
ON CONFLICT (lane, chat_id, message_id) DO UPDATE SET
  user_id = excluded.user_id, look = excluded.look, args = excluded.args, card = excluded.card,
  subjects = excluded.subjects, shown_hash = excluded.shown_hash, shown_at = excluded.shown_at
RETURNING id, xmax = 0 AS is_new
"""

_FIND = """
SELECT id, lane, user_id FROM (
  SELECT id, lane, user_id, row_number() OVER (PARTITION BY lane ORDER BY shown_at DESC, id DESC) AS place
  FROM looked_cards WHERE subjects ?| $1::text[] AND shown_at > $2) AS found
WHERE place <= $3 ORDER BY lane, id
"""

_FORGET = "DELETE FROM looked_cards WHERE lane = $1 AND chat_id = $2 AND message_id = $3"

# An act takes well under a minute from its moment to its commit.
_CHANGED_MEANWHILE = """
SELECT 1 FROM audit_entries WHERE subject = ANY($1::text[]) AND at > $2 LIMIT 1
"""
_MEANWHILE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody sees, and how it is drawn again."""

    user_id: int
    lane: str
    look: str = ""
    args: tuple[str, ...] = ()
    card: Any = None
    subjects: Sequence[str] = ()
    shown_hash: str = ""
    as_of: datetime | None = None
    """When what it shows was read, where that was not just now."""


async def remember(seen: Seen, shown: Shown, *, now: datetime) -> None:
    """Keep a card in step from now on; one whose thing changed while it was first drawn is drawn again."""
    subjects = list(dict.fromkeys(seen.subjects))
    values = [
        seen.user_id, seen.lane, shown.chat, shown.message, seen.look, _json(seen.args), _json(seen.card),
        _json(subjects), seen.shown_hash, now,
    ]  # fmt: skip
    async with transaction() as connection:
        (row,) = await connection.execute_query_dict(_REMEMBER, values)
    if not row["is_new"]:
        # Whoever changed something meanwhile has found this row.
        return
    async with transaction() as connection:
        since = min(seen.as_of or now, now) - _MEANWHILE
        if await connection.execute_query_dict(_CHANGED_MEANWHILE, [subjects, since]):
            await enqueue_all(
                [look_order({"id": row["id"], "lane": seen.lane, "user_id": seen.user_id})], now=now
            )


async def look_again(subjects: Sequence[str], *, now: datetime) -> None:
    """Order the newest cards about one of these drawn anew, in the transaction that changes them."""
    async with transaction() as connection:
        found = await connection.execute_query_dict(_FIND, [list(subjects), now - KEPT_FOR, MOST])
        await enqueue_all([look_order(row) for row in found], now=now)


async def forget(lane: str, shown: Shown) -> None:
    """Something else stands in its place now, which nothing changes."""
    async with transaction() as connection:
        await connection.execute_query_dict(_FORGET, [lane, shown.chat, shown.message])


async def forget_old(before: datetime) -> None:
    """Forget cards nobody scrolls back to."""
    async with transaction() as connection:
        await connection.execute_query_dict("DELETE FROM looked_cards WHERE shown_at < $1", [before])


def look_order(row: Any) -> Order:
    """Draw one such card anew."""
    return Order(
        lane=row["lane"],
        kind=LOOK_AGAIN,
        payload={"card": row["id"]},
        priority=Priority.CARD,
        user_id=row["user_id"],
    )


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
