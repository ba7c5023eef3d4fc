"""Mark news as read."""

from datetime import datetime

from core.delivery.looked import look_again
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.models import Notification
from core.notifications.groups import GROUPS, Group
from core.people.access import require_known


async def mark_seen(
    actor: Actor, *, newest: int, oldest: int = 0, group: Group | None = None, now: datetime
) -> int:
    """Mark one's own news between two ids, both included; what waits for an act goes on waiting."""
    require_known(actor)
    async with transaction(actor):
        unread = Notification.filter(receiver_id=actor.user_id, seen_at=None, id__lte=newest, id__gte=oldest)
        if group is not None:
            unread = unread.filter(category__in=list(GROUPS[group]))
        marked = await unread.update(seen_at=now)
        if marked:
            # The start page, where he ever opened it, shows the same inbox.
            await look_again([f"home:{actor.user_id}"], now=now)
    return marked
