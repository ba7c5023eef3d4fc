"""The digest of this moment, for whoever asks."""

from datetime import datetime

from core.digests.gathering import gather
from core.digests.section import Reader
from core.digests.storing import Made, store
from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models import Digest
from core.people.access import require

READERS = (Role.MANAGER, Role.CLIENT, Role.RECRUITER, Role.ACCOUNTANT)
"""Whose day has more than one thread; the others' start page shows all of theirs."""


async def make_digest(actor: Actor, *, now: datetime) -> Digest:
    """Gather it from the actor's own work in the hat worn, and keep it, so that it is kept in step."""
    require(actor, *READERS)
    reader = Reader.of(actor, now)
    assert reader is not None
    async with transaction(actor) as connection:
        found = (await gather([reader]))[reader.person]
        ids = await store(connection, [Made(reader, found.content)], now=now)
        return await Digest.get(id=ids[reader.person])
