"""The only way to somebody else's waiting act: as the manager of the agency it is about."""

from core.kit.actor import Actor, Role
from core.kit.found import found_one
from core.models import Notification
from core.people.access import require


async def asked_for_agency(actor: Actor, notification_id: int) -> Notification:
    """What another person was asked to do for the manager's own agency."""
    require(actor, Role.MANAGER)
    found = await found_one(
        Notification.filter(id=notification_id, organization_id=actor.agency)
        .exclude(action="")
        .exclude(receiver_id=actor.user_id)
        .select_for_update(no_key=True)
    )
    await found.fetch_related("receiver")
    return found
