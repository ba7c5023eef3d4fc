"""How much waits and since when, for whoever watches: each statement reads a bounded number of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise import connections

MOST_COUNTED = 20_000
"""Of each state; where a million wait, twenty thousand say as much."""
MOST_LANES = 5_000

# Each state has a partial index of its own, which ends the reading at the limit.
_DEPTH = """
SELECT split_part(lane, ':', 1) AS channel, priority, state, count(*) AS many FROM (
  (SELECT lane, priority, state FROM outbox_messages WHERE state = 'waiting' LIMIT $1)
  UNION ALL (SELECT lane, priority, state FROM outbox_messages WHERE state = 'later' LIMIT $1)
  UNION ALL (SELECT lane, priority, state FROM outbox_messages WHERE state = 'leased' LIMIT $1)
  UNION ALL (SELECT lane, priority, state FROM outbox_messages WHERE state = 'parked' LIMIT $1)
  UNION ALL (SELECT lane, priority, state FROM outbox_messages WHERE state = 'unknown' LIMIT $1)
) AS counted GROUP BY 1, 2, 3
"""

# The first message of each lane that has any; a chat with a million waiting is one row here.
_AGE = """
SELECT split_part(key, ':', 1) AS channel, extract(epoch FROM $2::timestamptz - min(created_at))::float AS age
FROM (SELECT key FROM delivery_lanes WHERE has_waiting LIMIT $1) AS lane
CROSS JOIN LATERAL (
  SELECT created_at FROM outbox_messages m WHERE m.lane = lane.key AND m.state = 'waiting'
  ORDER BY priority, id LIMIT 1) AS head
GROUP BY 1
"""

_JOBS = """
SELECT name, greatest(0, extract(epoch FROM $1::timestamptz - next_at))::float AS overdue, failures
FROM recurring_jobs ORDER BY name LIMIT 1000
"""

_ASIDE = "SELECT sweep AS name, count(*) AS many FROM set_aside GROUP BY sweep ORDER BY sweep LIMIT 1000"


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows as the database counts them now."""

    depth: Sequence[Mapping[str, Any]]
    """channel, priority, state, many"""
    age: Sequence[Mapping[str, Any]]
    """channel, age in seconds"""
    jobs: Sequence[Mapping[str, Any]]
    """name, overdue in seconds, failures in a row"""
    aside: Sequence[Mapping[str, Any]]
    """name of the job, how many rows it has set aside"""


async def figures(now: datetime) -> Figures:
    """Four statements, none of which reads more as the outbox grows."""
    database = connections.get("default")
    return Figures(
        await database.execute_query_dict(_DEPTH, [MOST_COUNTED]),
        await database.execute_query_dict(_AGE, [MOST_LANES, now]),
        await database.execute_query_dict(_JOBS, [now]),
        await database.execute_query_dict(_ASIDE),
    )
