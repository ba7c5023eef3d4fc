"""Write effects into the outbox, in the transaction of the act that wants them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

import orjson

from core.kit.transaction import transaction
from core.models.enums import OutboxPolicy, Priority

WAKE_CHANNEL = "outbox"

# Lanes are not touched here: a wake is only inserted, so no two use-cases wait for one another.
_WRITE = f"""
WITH wanted AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(
    place int, lane text, kind text, payload jsonb, priority smallint, not_before timestamptz,
    policy text, dedupe_key text, notification_id bigint, user_id bigint)
), written AS (
  INSERT INTO outbox_messages (lane, kind, notification_id, user_id, payload, priority, not_before, policy,
                               state, attempts, last_error, dedupe_key, created_at)
  SELECT lane, kind, notification_id, user_id, payload, priority, coalesce(not_before, $2), policy,
         CASE WHEN not_before > $2 THEN 'later' ELSE 'waiting' END, 0, '', dedupe_key, $2
  FROM wanted ORDER BY place
  ON CONFLICT (dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
  RETURNING id, lane, priority, state
), woken AS (
  INSERT INTO delivery_wakes (lane, priority)
  SELECT lane, min(priority) FROM written WHERE state = 'waiting' GROUP BY lane
)
SELECT id, pg_notify('{WAKE_CHANNEL}', '') FROM written ORDER BY id
"""  # noqa: S608 - a constant of this module


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One effect to be done later, and on which lane."""

    lane: str
    kind: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    priority: int = Priority.ANSWER
    not_before: datetime | None = None
    policy: OutboxPolicy = OutboxPolicy.AT_LEAST_ONCE
    dedupe_key: str | None = None
    notification_id: int | None = None
    user_id: int | None = None


async def enqueue(
    *,
    lane: str,
    kind: str,
    payload: Mapping[str, Any],
    now: datetime,
    priority: int = Priority.ANSWER,
    policy: OutboxPolicy = OutboxPolicy.AT_LEAST_ONCE,
    not_before: datetime | None = None,
    dedupe_key: str | None = None,
) -> int | None:
    """Order one effect; None when the same `dedupe_key` was ordered before."""
    order = Order(
        lane=lane,
        kind=kind,
        payload=payload,
        priority=priority,
        policy=policy,
        not_before=not_before,
        dedupe_key=dedupe_key,
    )
    written = await enqueue_all([order], now=now)
    return written[0] if written else None


async def enqueue_all(orders: Sequence[Order], *, now: datetime) -> list[int]:
    """Order many effects at once, in this order; returns the ids of those which are new."""
    if not orders:
        return []
    wanted = orjson.dumps([_row(place, order) for place, order in enumerate(orders)])
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_WRITE, [wanted.decode(), now])
    return [row["id"] for row in rows]


_COLUMNS = tuple(column.name for column in fields(Order))


def _row(place: int, order: Order) -> dict[str, Any]:
    """As `asdict`, which would copy every payload deeply."""
    return {"place": place} | {name: getattr(order, name) for name in _COLUMNS}
