"""Say when nothing should ring."""

from datetime import datetime, time

from core.audit import record
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_
from core.people.access import require_known
from core.preferences.wishes import lock


async def set_quiet_hours(actor: Actor, hours: tuple[time, time] | None, *, now: datetime) -> None:
    """From one time of day to another, perhaps past midnight; None turns them off."""
    require_known(actor)
    if hours and hours[0] == hours[1]:
        raise InvalidValue("to", N_("From and to are the same. Give two different times, such as 22 and 7."))
    async with transaction(actor):
        user = await lock(actor.user_id)
        user.quiet_from, user.quiet_to = hours or (None, None)
        await user.save(update_fields=["quiet_from", "quiet_to"])
        said = [f"{one:%H:%M}" for one in hours or ()]
        await record(actor, "set_quiet_hours", f"user:{user.id}", now=now, hours=said)
