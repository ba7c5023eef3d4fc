"""Mark news as read."""

from datetime import datetime

from core.delivery.looked import look_again
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.notifications.groups import GROUPS, Group
from core.people.access import require_known

_MARK = """
UPDATE notifications SET seen_at = $5
WHERE id IN (SELECT id FROM notifications
             WHERE receiver_id = $1 AND seen_at IS NULL AND id BETWEEN $2 AND $3
               AND ($4::text[] IS NULL OR category = ANY($4))
             ORDER BY id FOR NO KEY UPDATE {of_many})
RETURNING id
"""
# An act may end several waits, one after the other. Whoever waited for it here, with others of them in his
# hands, could stop both; what an act is changing at this moment is left unread, as if it came later.
_MARK_ONE, _MARK_MANY = _MARK.format(of_many=""), _MARK.format(of_many="SKIP LOCKED")


async def mark_seen(
    actor: Actor, *, newest: int, oldest: int = 0, group: Group | None = None, now: datetime
) -> int:
    """Mark one's own news between two ids, both included; what waits for an act goes on waiting."""
    require_known(actor)
    categories = list(GROUPS[group]) if group is not None else None
    statement = _MARK_ONE if oldest == newest else _MARK_MANY
    async with transaction(actor) as connection:
        values = [actor.user_id, oldest, newest, categories, now]
        marked = await connection.execute_query_dict(statement, values)
        if marked:
            # The start page, where he ever opened it, shows the same inbox.
            await look_again([f"home:{actor.user_id}"], now=now)
    return len(marked)
