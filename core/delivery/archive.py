"""Keep the outbox small: what is finished goes to the archive without its words, and later is forgotten."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.kit.transaction import transaction

# An array is made once; the rows of an IN may be looked up again and again, each time past those just locked.
_MOVE = """
WITH finished AS (
  DELETE FROM outbox_messages WHERE id = ANY(ARRAY(
    SELECT id FROM outbox_messages WHERE state IN ('sent', 'dropped') AND finished_at < $1
    ORDER BY finished_at LIMIT $2 FOR UPDATE SKIP LOCKED))
  RETURNING *
)
INSERT INTO archived_messages (id, lane, kind, notification_id, user_id, state, attempts, last_error,
                               provider_message_id, dedupe_key, created_at, finished_at, tries)
SELECT id, lane, kind, notification_id, user_id, state, attempts, last_error,
       provider_message_id, dedupe_key, created_at, finished_at, coalesce((
         SELECT jsonb_agg(jsonb_build_object('number', number, 'outcome', outcome, 'error', error,
           'retry_after', retry_after, 'started_at', started_at, 'finished_at', tried.finished_at)
           ORDER BY tried.finished_at, number)
         FROM (SELECT number, outcome, error, retry_after, started_at, finished_at
               FROM delivery_attempts WHERE message_id = finished.id
               UNION ALL
               SELECT finished.attempts, 'sent', '', NULL, finished.started_at, finished.finished_at
               WHERE finished.state = 'sent' AND finished.started_at IS NOT NULL) AS tried), '[]')
FROM finished
RETURNING id
"""

# A lane is made anew when it is needed; only a resting one still knows something.
_IDLE_LANES = """
SELECT key FROM delivery_lanes WHERE NOT has_waiting AND state = 'open' AND next_at < $1
LIMIT $2 FOR UPDATE SKIP LOCKED
"""

# A second statement, so that it sees a message which was taken up just before the lock.
_CLEAR_LANES = """
DELETE FROM delivery_lanes WHERE key = ANY($1::text[])
  AND (SELECT id FROM outbox_messages m WHERE m.lane = key AND m.state = 'waiting' LIMIT 1) IS NULL
  AND (SELECT id FROM outbox_messages m WHERE m.lane = key AND m.state = 'leased' LIMIT 1) IS NULL
"""


_FORGET = """
DELETE FROM archived_messages WHERE id = ANY(ARRAY(
  SELECT id FROM archived_messages WHERE finished_at < $1 ORDER BY finished_at LIMIT $2
  FOR UPDATE SKIP LOCKED))
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Keep:
    """How long what is kept for."""

    sent: timedelta = timedelta(days=1)
    """A finished message with its words."""
    archive: timedelta = timedelta(days=400)
    """That it was sent, when, where and after how many tries: a year, and the month in which one asks."""


async def forget_archived(before: datetime, *, limit: int = 5000) -> int:
    """Forget what was finished before this moment, at most so much at a time."""
    async with transaction() as connection:
        return len(await connection.execute_query_dict(_FORGET, [before, limit]))


async def archive_finished(before: datetime, *, limit: int = 5000) -> int:
    """Archive what was finished before this moment, at most so much that no other work waits for it."""
    async with transaction() as connection:
        moved = await connection.execute_query_dict(_MOVE, [before, limit])
        idle = await connection.execute_query_dict(_IDLE_LANES, [before, limit])
        await connection.execute_query_dict(_CLEAR_LANES, [[lane["key"] for lane in idle]])
    return len(moved)
