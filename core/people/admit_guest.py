"""Let a stranger begin to register his agency: a person without a role, bound to his chat."""

from datetime import datetime

from core.kit.actor import Actor
from core.kit.errors import NotAllowed
from core.kit.transaction import transaction
from core.kit.words import N_, spoken
from core.models import ChatIdentity, User
from core.models.enums import Channel
from core.people.guests import guest_email
from core.people.identify import Visitor, actor_for_chat


async def admit_guest(visitor: Visitor, *, now: datetime) -> Actor:
    """The person behind this chat account, made a guest if nobody knew it; twice is the same as once."""
    channel = Channel(visitor.channel)
    email = guest_email(channel, visitor.workspace, visitor.external_id)
    async with transaction():
        known = await actor_for_chat(channel, visitor.workspace, visitor.external_id)
        if known is not None:
            return known
        guest = User(
            email=email,
            name=visitor.name.strip()[:200] or "Guest",
            locale=spoken(visitor.language),
            created_at=now,
        )
        await User.bulk_create([guest], ignore_conflicts=True)
        identity = ChatIdentity(
            user=await User.get(email=email),
            channel=channel,
            workspace=visitor.workspace,
            external_id=visitor.external_id,
            chat_id=visitor.chat_id,
            is_primary=True,
            created_at=now,
        )
        await ChatIdentity.bulk_create([identity], ignore_conflicts=True)
        admitted = await actor_for_chat(channel, visitor.workspace, visitor.external_id)
        if admitted is None:
            raise NotAllowed(N_("This chat belongs to an account that was closed."))
        return admitted
