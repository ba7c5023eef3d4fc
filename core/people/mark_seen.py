"""Mark news as read."""

from datetime import datetime

from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.models import Notification
from core.people.access import require_known


async def mark_seen(actor: Actor, *, newest: int, oldest: int = 0, now: datetime) -> int:
    """Mark one's own news between two ids, both included; what waits for an act goes on waiting."""
    require_known(actor)
    async with transaction(actor):
        unread = Notification.filter(receiver_id=actor.user_id, seen_at=None, id__lte=newest, id__gte=oldest)
        return await unread.update(seen_at=now)
