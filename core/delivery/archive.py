"""Keep the outbox small: what is finished goes to the archive, without what it said."""

from datetime import datetime

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
                               provider_message_id, dedupe_key, created_at, finished_at)
SELECT id, lane, kind, notification_id, user_id, state, attempts, last_error,
       provider_message_id, dedupe_key, created_at, finished_at FROM finished
RETURNING id
"""

# A lane is made anew when it is needed; only a resting one still knows something.
_CLEAR_LANES = """
DELETE FROM delivery_lanes WHERE key = ANY(ARRAY(
  SELECT key FROM delivery_lanes l WHERE NOT has_waiting AND state = 'open' AND next_at < $1
    AND NOT EXISTS (SELECT FROM outbox_messages m WHERE m.lane = l.key AND m.state = 'waiting')
  LIMIT $2 FOR UPDATE SKIP LOCKED))
RETURNING key
"""


async def archive_finished(before: datetime, *, limit: int = 5000) -> int:
    """Archive what was finished before this moment, at most so much that no other work waits for it."""
    async with transaction() as connection:
        moved = await connection.execute_query_dict(_MOVE, [before, limit])
        await connection.execute_query_dict(_CLEAR_LANES, [before, limit])
    return len(moved)
