"""Say at which time of day the digest should come."""

from datetime import datetime, time

from core.audit import record
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.people.access import require_known
from core.preferences.wishes import lock


async def set_digest_hour(actor: Actor, at: time, *, now: datetime) -> None:
    """Every day at this time on his own clock."""
    require_known(actor)
    async with transaction(actor):
        user = await lock(actor.user_id)
        user.digest_at = at.replace(second=0, microsecond=0)
        await user.save(update_fields=["digest_at"])
        await record(actor, "set_digest_hour", f"user:{user.id}", now=now, at=f"{at:%H:%M}")
