"""Reaching a notification to do something with it: only the person who was told may."""

from core.kit.actor import Actor
from core.kit.found import found_one
from core.models import Notification
from core.people.access import require_known


async def own_notification(actor: Actor, notification_id: int) -> Notification:
    """The actor's own, locked until the transaction ends."""
    require_known(actor)
    rows = Notification.select_for_update(no_key=True)
    return await found_one(rows.filter(id=notification_id, receiver_id=actor.user_id))
