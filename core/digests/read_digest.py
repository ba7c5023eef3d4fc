"""A digest made before, as it stands now."""

from dataclasses import replace

from core.digests.gathering import still_open
from core.digests.section import Reader
from core.kit.actor import Actor
from core.kit.errors import NotFound
from core.kit.found import found_one
from core.kit.transaction import transaction
from core.models import Digest
from core.notifications.digest_content import Content
from core.people.hats import hats_of
from core.people.identify import actor_of


async def read_digest(actor: Actor, digest_id: int) -> Content:
    """The reader's own, in the hat it was made for; what does not wait any more is marked as done.

    Its day is that of the digest: an interview of that day is looked for on that day.
    """
    async with transaction(actor):
        digest = await found_one(Digest.filter(id=digest_id, user_id=actor.user_id))
        reader = await _reader(digest)
        content = Content.read(digest.content)
        return content.with_done(await still_open(reader, content))


async def _reader(digest: Digest) -> Reader:
    """In the hat and for the house it was made for; who has left that house reads no papers of it."""
    reader = Reader.of(await actor_of(digest.user_id, digest.role), digest.created_at)
    houses = [hat.organization_id for hat in await hats_of(digest.user_id) if hat.role is digest.role]
    if reader is None or digest.organization_id not in houses:
        raise NotFound
    return replace(reader, agency=digest.organization_id)
