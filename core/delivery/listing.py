"""What did not arrive: seen by an operator, and sent again or given up by his word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.kit.transaction import transaction
from core.models import OutboxMessage
from core.models.enums import OutboxState

TROUBLED = (OutboxState.PARKED, OutboxState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One message that somebody has to decide about; it names no person and no text."""

    id: int
    lane: str
    kind: str
    state: OutboxState
    attempts: int
    error: str
    since: datetime | None


async def troubled(*, after: int = 0, limit: int = 50) -> list[Trouble]:
    """What was parked or whose arrival nobody knows, by id; `after` is the last id of the page before."""
    rows = await OutboxMessage.filter(state__in=TROUBLED, id__gt=after).order_by("id").limit(limit)
    return [
        Trouble(row.id, row.lane, row.kind, row.state, row.attempts, row.last_error, row.finished_at)
        for row in rows
    ]


_RESEND = """
WITH again AS (
  UPDATE outbox_messages SET state = 'waiting', attempts = 0, finished_at = NULL, not_before = $2
  WHERE id = ANY($1::bigint[]) AND state IN ('parked', 'unknown') RETURNING id, lane, priority
), woken AS (
  INSERT INTO delivery_wakes (lane, priority) SELECT lane, min(priority) FROM again GROUP BY lane
)
SELECT id, pg_notify('outbox', '') FROM again ORDER BY id
"""

_GIVE_UP = """
UPDATE outbox_messages SET state = 'dropped', finished_at = $2
WHERE id = ANY($1::bigint[]) AND state IN ('parked', 'unknown') RETURNING id
"""


async def resend(ids: Sequence[int], *, now: datetime) -> list[int]:
    """Send these again from the first attempt; returns those that were parked or unknown."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_RESEND, [list(ids), now])
    return [row["id"] for row in rows]


async def give_up(ids: Sequence[int], *, now: datetime) -> list[int]:
    """Leave these unsent for good."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_GIVE_UP, [list(ids), now])
    return sorted(row["id"] for row in rows)


async def counts() -> dict[str, int]:
    """How many messages are in each state that is not over, for metrics and the health page."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(
            "SELECT state, count(*) FROM outbox_messages WHERE state IN"
            " ('waiting', 'later', 'leased', 'parked', 'unknown') GROUP BY state"
        )
    return {row["state"]: row["count"] for row in rows}
