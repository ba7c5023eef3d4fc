"""What is on its way or did not arrive: seen by an operator, and sent again or given up by his word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.kit.transaction import transaction
from core.models.enums import OutboxState

TROUBLED = (OutboxState.PARKED, OutboxState.UNKNOWN)
"""What waits for somebody's decision."""
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages: everything that is given has to hold."""

    states: Sequence[OutboxState] = TROUBLED
    user_id: int | None = None
    lane: str = ""
    """The whole name of a lane, or its beginning up to a colon, such as `telegram`."""
    since: datetime | None = None
    """Ordered at this moment or later."""

    def values(self) -> list[Any]:
        return [[state.value for state in self.states], self.user_id, self.lane, self.since]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message; it names no text and nobody but the person it is for."""

    id: int
    lane: str
    kind: str
    state: OutboxState
    attempts: int
    error: str
    ordered_at: datetime
    since: datetime | None
    user_id: int | None
    notification_id: int | None
    provider_id: str | None


_HOLDS = """
state = ANY($1::text[]) AND ($2::bigint IS NULL OR user_id = $2)
AND ($3 = '' OR lane = $3 OR starts_with(lane, $3 || ':')) AND ($4::timestamptz IS NULL OR created_at >= $4)
"""
_COLUMNS = (
    "id, lane, kind, state, attempts, last_error, created_at, finished_at, user_id, notification_id,"
    " provider_message_id"
)

# Two statements joined, each with an order and an end of its own, so that neither table is read whole.
_LIST = f"""
SELECT * FROM (
  (SELECT {_COLUMNS} FROM outbox_messages WHERE {_HOLDS} AND id > $5 ORDER BY id LIMIT $6)
  UNION ALL
  (SELECT {_COLUMNS} FROM archived_messages WHERE {_HOLDS} AND id > $5 ORDER BY id LIMIT $6)
) AS found ORDER BY id LIMIT $6
"""  # noqa: S608 - constants of this module

_FIND = f"""
SELECT id FROM outbox_messages WHERE {_HOLDS} AND state IN ('parked', 'unknown') AND id > $5
ORDER BY id LIMIT $6
"""  # noqa: S608 - constants of this module

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


async def deliveries(wanted: Wanted | None = None, *, after: int = 0, limit: int = 50) -> list[Delivery]:
    """A page of messages by id; `after` is the last id of the page before."""
    async with transaction() as connection:
        values = [*(wanted or Wanted()).values(), after, limit]
        return [_delivery(row) for row in await connection.execute_query_dict(_LIST, values)]


async def delivery(message_id: int) -> Delivery | None:
    """One message, archived or not."""
    everything = Wanted(states=tuple(OutboxState))
    found = await deliveries(everything, after=message_id - 1, limit=1)
    return found[0] if found and found[0].id == message_id else None


async def troubled_ids(wanted: Wanted, *, after: int = 0, limit: int = BATCH) -> list[int]:
    """Those among the wanted that may be sent again or given up."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_FIND, [*wanted.values(), after, limit])
    return [row["id"] for row in rows]


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


def _delivery(row: Mapping[str, Any]) -> Delivery:
    return Delivery(
        row["id"],
        row["lane"],
        row["kind"],
        OutboxState(row["state"]),
        row["attempts"],
        row["last_error"],
        row["created_at"],
        row["finished_at"],
        row["user_id"],
        row["notification_id"],
        row["provider_message_id"],
    )
