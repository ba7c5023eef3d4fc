"""Take a chat away from one's own account."""

from datetime import datetime

from core.audit import record
from core.kit.actor import Actor
from core.kit.found import found_one
from core.kit.transaction import transaction
from core.models import ChatIdentity, User
from core.notifications.people import SIGNED_OUT
from core.people.access import require_known
from core.people.invitations import NewInvitation, send_invitation


async def unlink_chat(actor: Actor, identity_id: int, *, now: datetime) -> ChatIdentity:
    """End what this chat may do; after the last one a link that brings the person back goes to his mail."""
    require_known(actor)
    async with transaction(actor):
        user = await User.select_for_update(no_key=True).get(id=actor.user_id)
        identity = await found_one(ChatIdentity.filter(id=identity_id, user_id=user.id))
        await identity.delete()
        await record(actor, "unlink_chat", f"user:{user.id}", now=now, channel=identity.channel)
        left = await ChatIdentity.filter(user_id=user.id).order_by("id").first()
        if left is None:
            await _way_back(actor, user, now)
        elif identity.is_primary:
            left.is_primary = True
            await left.save(update_fields=["is_primary"])
    return identity


async def _way_back(actor: Actor, user: User, now: datetime) -> None:
    assert actor.role is not None
    back = NewInvitation(
        email=user.email,
        name=user.name,
        role=actor.role,
        inviter_id=user.id,
        inviter=user.name,
        house="",
        organization_id=actor.organization_id,
    )
    await send_invitation(back, now=now, kind=SIGNED_OUT)
