"""Choose the time zone in which a person lives."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import available_timezones

from core.audit import record
from core.delivery.redraw_for import redraw_for
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_
from core.people.access import require_known
from core.preferences.wishes import lock


async def change_zone(actor: Actor, zone: str, *, now: datetime) -> Actor:
    """Count his days and hours there from now on; the cards he can still use are drawn anew."""
    require_known(actor)
    if zone not in available_timezones():
        raise InvalidValue("zone", N_("I do not know this time zone. Type a city, such as Pune or London."))
    async with transaction(actor):
        user = await lock(actor.user_id)
        if user.zone != zone:
            user.zone = zone
            await user.save(update_fields=["zone"])
            await record(actor, "change_zone", f"user:{user.id}", now=now, zone=zone)
            await redraw_for(user.id, now=now)
    return replace(actor, zone=zone)
