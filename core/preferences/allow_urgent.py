"""Let urgent news ring in quiet hours, or forbid it."""

from datetime import datetime

from core.audit import record
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.people.access import require_known
from core.preferences.wishes import lock


async def allow_urgent(actor: Actor, is_allowed: bool, *, now: datetime) -> None:
    """Only what cannot wait until the quiet hours are over is urgent, and only with this consent."""
    require_known(actor)
    async with transaction(actor):
        user = await lock(actor.user_id)
        user.urgent_passes_quiet = is_allowed
        await user.save(update_fields=["urgent_passes_quiet"])
        await record(actor, "allow_urgent", f"user:{user.id}", now=now, allowed=is_allowed)
