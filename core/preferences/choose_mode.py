"""Hear of something at once, in the digest, or not at all."""

from collections.abc import Collection
from datetime import datetime

from core.audit import record
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.models.enums import DeliveryMode, PreferenceChannel
from core.people.access import require_known
from core.preferences.wishes import Scope, categories_of, lock, write_wishes


async def choose_mode(
    actor: Actor,
    scope: Scope,
    channels: Collection[PreferenceChannel],
    mode: DeliveryMode | None,
    *,
    now: datetime,
) -> None:
    """From now on in this mode on these channels; None goes back to what is usual.

    It holds for messages that wait already: a worker reads the wish when their turn comes.
    """
    require_known(actor)
    categories = categories_of(scope)
    async with transaction(actor):
        await lock(actor.user_id)
        await write_wishes(actor.user_id, categories, channels, mode)
        await record(
            actor,
            "choose_mode",
            f"user:{actor.user_id}",
            now=now,
            scope=scope or "all",
            channels=sorted(channels),
            mode=mode or "usual",
        )
