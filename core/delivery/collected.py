"""News held back for the digest by its reader's own wish.

The contract with whoever builds digests:

- A worker that finds a card or mail muted or meant for the digest calls `collect` and sends nothing. News
  that is merely muted is not collected, for nobody wants it. A wait is, even where it is muted, so that it is
  never lost.
- `collected_for_digest(user_id, now=...)` tells, oldest first, what was collected for this person and is in
  no digest yet: not what reached him in another chat of his, not what he has read in the inbox, done himself
  or put off meanwhile. The rows are `Notification`s, so `compose(Told.of(row), words)` says each as its card
  would, in its done form where somebody else has done the act.
- `mark_digested(ids, now=...)`, in the transaction that writes the digest, and none of them is told again.
  What was not fetched for want of room stays for the next digest; `after` (the last id) turns the page.
- A digest's own message has `Priority.DIGEST`: no wish for the digest holds it back, only the mute of its
  category or of the whole channel.
"""

from collections.abc import Sequence
from datetime import datetime

from core.kit.transaction import transaction
from core.models import Notification

MOST = 50

_COLLECT = """
UPDATE notifications SET collected_at = $2
WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::bigint[]) AND collected_at IS NULL
             ORDER BY id FOR NO KEY UPDATE)
"""

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

_COLLECTED = f"""
SELECT kept.id FROM ({KEPT.format(reader="$1", now="$3")}) kept WHERE kept.id > $2 ORDER BY kept.id LIMIT $4
"""  # noqa: S608 - constants of this package

_DIGESTED = """
UPDATE notifications SET digested_at = $2
WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::bigint[]) AND digested_at IS NULL
             ORDER BY id FOR NO KEY UPDATE)
RETURNING id
"""


async def collect(ids: Sequence[int], *, now: datetime) -> None:
    """Keep these for the digest of their readers."""
    if ids:
        async with transaction() as connection:
            await connection.execute_query_dict(_COLLECT, [list(ids), now])


async def collected_for_digest(
    user_id: int, *, now: datetime, after: int = 0, limit: int = MOST
) -> list[Notification]:
    """What was kept for this person's digest and is in none yet, oldest first."""
    async with transaction() as connection:
        found = await connection.execute_query_dict(_COLLECTED, [user_id, after, now, limit])
        return await Notification.filter(id__in=[row["id"] for row in found]).order_by("id")


async def mark_digested(ids: Sequence[int], *, now: datetime) -> list[int]:
    """A digest brings these now; returns those which no other digest has brought before."""
    async with transaction() as connection:
        return [row["id"] for row in await connection.execute_query_dict(_DIGESTED, [list(ids), now])]
