"""A digest made before, as it stands now."""

from core.digests.gathering import still_open
from core.digests.section import Reader
from core.kit.actor import Actor
from core.kit.errors import NotFound
from core.kit.transaction import transaction
from core.models import Digest
from core.notifications.digest_content import Content
from core.people.identify import actor_of


async def read_digest(actor: Actor, digest_id: int) -> Content:
    """The reader's own, in the hat it was made for; what does not wait any more is marked as done.

    Its day is that of the digest: an interview of that day is looked for on that day.
    """
    async with transaction(actor):
        digest = await Digest.get_or_none(id=digest_id, user_id=actor.user_id)
        if digest is None:
            raise NotFound
        reader = Reader.of(await actor_of(actor.user_id, digest.role), digest.created_at)
        assert reader is not None
        content = Content.read(digest.content)
        return content.with_done(await still_open(reader, content))
