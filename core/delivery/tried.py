"""Every call that was made for a message, wherever it is written down by now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.kit.transaction import transaction
from core.models.enums import AttemptOutcome

# A try that failed has a row of its own; the one that arrived stands in the message's; the archive has both.
_TRIES = """
SELECT message_id, number, outcome, error, retry_after, started_at, finished_at FROM (
  SELECT message_id, number, outcome, error, retry_after, started_at, finished_at FROM delivery_attempts
  WHERE message_id = ANY($1::bigint[])
  UNION ALL
  SELECT id, attempts, 'sent', '', NULL, started_at, finished_at FROM outbox_messages
  WHERE id = ANY($1::bigint[]) AND state = 'sent' AND started_at IS NOT NULL
  UNION ALL
  SELECT archived.id, tried.number, tried.outcome, tried.error, tried.retry_after, tried.started_at,
         tried.finished_at
  FROM archived_messages archived, jsonb_to_recordset(archived.tries) AS tried(
    number int, outcome text, error text, retry_after numeric, started_at timestamptz,
    finished_at timestamptz)
  WHERE archived.id = ANY($1::bigint[])
) AS all_tries ORDER BY message_id, finished_at, number LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call to the other side."""

    number: int
    outcome: AttemptOutcome
    error: str
    retry_after: float | None
    started_at: datetime
    finished_at: datetime


async def attempts_of(message_id: int, *, limit: int = 50) -> list[Attempt]:
    """Those of one message, the first one first."""
    return (await attempts_by_message([message_id], limit=limit)).get(message_id, [])


async def attempts_by_message(ids: Sequence[int], *, limit: int = 50) -> dict[int, list[Attempt]]:
    """Those of some messages, archived or not; at most so many in all."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_TRIES, [list(ids), limit])
    found: dict[int, list[Attempt]] = {}
    for row in rows:
        found.setdefault(row["message_id"], []).append(_attempt(row))
    return found


def _attempt(row: Mapping[str, Any]) -> Attempt:
    return Attempt(
        row["number"],
        AttemptOutcome(row["outcome"]),
        row["error"],
        float(row["retry_after"]) if row["retry_after"] is not None else None,
        row["started_at"],
        row["finished_at"],
    )
