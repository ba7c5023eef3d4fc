"""News held back for the digest by its reader's own wish.

A worker that finds a card or mail muted or meant for the digest calls `collect` and sends nothing. News that
is merely muted is not collected, for nobody wants it. A wait is, even where it is muted, so that it is never
lost.

Whoever makes a digest asks `kept_for` before he reads what to say, and calls `mark_digested` in the same
transaction: what is collected in between may be said twice, and is never left out. A digest's own message
has `Priority.DIGEST`: no wish for the digest holds it back, only the mute of its category or of the channel.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from core.kit.transaction import transaction

_COLLECT = """
UPDATE notifications SET collected_at = $2
WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::bigint[]) AND collected_at IS NULL
             ORDER BY id FOR NO KEY UPDATE {of_many})
"""
_COLLECT_ONE, _COLLECT_MANY = _COLLECT.format(of_many=""), _COLLECT.format(of_many="SKIP LOCKED")
_LEFT = "SELECT id FROM notifications WHERE id = ANY($1::bigint[]) AND collected_at IS NULL ORDER BY id"

KEPT = """
SELECT n.* FROM notifications n
WHERE n.receiver_id = {reader} AND n.collected_at IS NOT NULL AND n.digested_at IS NULL
  AND (n.snoozed_until IS NULL OR n.snoozed_until <= {now})
  AND CASE WHEN n.action <> '' AND n.done_at IS NULL THEN true
           ELSE n.seen_at IS NULL AND n.done_by_id IS DISTINCT FROM {reader} END
  AND NOT EXISTS (SELECT FROM chat_cards c WHERE c.notification_id = n.id AND c.user_id = {reader})
  AND NOT EXISTS (SELECT FROM outbox_messages m WHERE m.notification_id = n.id AND m.kind = 'mail'
                  AND m.state IN ('later', 'waiting', 'leased', 'sent'))
"""
"""What is kept for one reader at a moment; digests of many people read it beside each of them."""

_KEPT_FOR = f"""
SELECT reader.id AS reader, kept.id FROM unnest($1::bigint[]) AS reader(id)
CROSS JOIN LATERAL ({KEPT.format(reader="reader.id", now="$2")}) kept
"""  # noqa: S608 - constants of this package

_DIGESTED = """
UPDATE notifications SET digested_at = $2
WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::bigint[]) AND digested_at IS NULL
             ORDER BY id FOR NO KEY UPDATE)
"""


async def collect(ids: Sequence[int], *, now: datetime) -> None:
    """Keep these for the digest of their readers; call it outside of any transaction.

    An act may end several waits, one after the other. Whoever waited for it with others of them in his hands
    could stop both, so each that an act is changing at this moment is waited for by itself.
    """
    if not ids:
        return
    async with transaction() as connection:
        await connection.execute_query_dict(_COLLECT_MANY, [list(ids), now])
        left = await connection.execute_query_dict(_LEFT, [list(ids)])
    for row in left:
        async with transaction() as connection:
            await connection.execute_query_dict(_COLLECT_ONE, [[row["id"]], now])


async def kept_for(readers: Collection[int], *, now: datetime) -> dict[int, list[int]]:
    """By the reader, what was kept for his digest and is in none yet."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_KEPT_FOR, [list(readers), now])
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row["reader"], []).append(row["id"])
    return found


async def mark_digested(ids: Sequence[int], *, now: datetime) -> None:
    """A digest brings these now, and no other will."""
    if ids:
        async with transaction() as connection:
            await connection.execute_query_dict(_DIGESTED, [list(ids), now])
