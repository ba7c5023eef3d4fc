"""Let a stranger begin to register his agency: a person without a role, bound to his chat."""

from datetime import datetime

from tortoise.exceptions import IntegrityError

from core.kit.actor import Actor
from core.kit.errors import NotAllowed
from core.kit.transaction import transaction
from core.models import ChatIdentity, User
from core.people.guests import guest_email
from core.people.identify import Visitor, actor_for_chat


async def admit_guest(visitor: Visitor, *, now: datetime) -> Actor:
    """The person behind this chat account, made as a guest where there is none."""
    known = await actor_for_chat(visitor.channel, visitor.workspace, visitor.external_id)
    if known is not None:
        return known
    email = guest_email(visitor.channel, visitor.workspace, visitor.external_id)
    try:
        async with transaction():
            user = await User.create(
                email=email, name=visitor.name[:200] or "Guest", locale="en", created_at=now
            )
            await ChatIdentity.create(
                user_id=user.id,
                channel=visitor.channel,
                workspace=visitor.workspace,
                external_id=visitor.external_id,
                chat_id=visitor.chat_id,
                is_primary=True,
            )
    except IntegrityError:
        pass  # The same person pressed twice; the other press has made the guest.
    admitted = await actor_for_chat(visitor.channel, visitor.workspace, visitor.external_id)
    assert admitted is not None
    return admitted
