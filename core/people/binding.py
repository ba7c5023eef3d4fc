"""Bind a chat account to a person; an account belongs to one person only."""

from datetime import datetime

from tortoise.exceptions import IntegrityError

from core.kit.errors import Clash, WrongState
from core.kit.words import N_
from core.models import ChatIdentity, User
from core.models.enums import Channel
from core.people.guests import is_guest, retire
from core.people.identify import Visitor

CHANNEL_NAMES = {Channel.SLACK: "Slack", Channel.TELEGRAM: "Telegram"}


async def identity_of(visitor: Visitor) -> ChatIdentity | None:
    """The binding of this chat account, locked."""
    return await ChatIdentity.select_for_update().get_or_none(
        channel=Channel(visitor.channel), workspace=visitor.workspace, external_id=visitor.external_id
    )


async def bind(visitor: Visitor, user: User, *, now: datetime) -> ChatIdentity:
    """Let this account speak for the person; a guest's account is taken over, anybody else's is refused."""
    identity = await identity_of(visitor)
    guest = None
    if identity is not None and identity.user_id != user.id:
        guest = await User.get(id=identity.user_id)
        if not is_guest(guest):
            raise WrongState(
                N_(
                    "This chat already belongs to {name}, and what you opened was made for somebody else. "
                    "Ask for one of your own."
                ),
                name=guest.name,
            )
    first = not await ChatIdentity.filter(user_id=user.id, is_primary=True).exists()
    if identity is None:
        identity = ChatIdentity(
            channel=Channel(visitor.channel),
            workspace=visitor.workspace,
            external_id=visitor.external_id,
            created_at=now,
        )
    elif guest is None:
        first = identity.is_primary or first
    identity.user_id = user.id
    identity.chat_id = visitor.chat_id
    identity.is_primary, identity.is_blocked, identity.blocked_at = first, False, None
    try:
        await identity.save()
    except IntegrityError:
        raise Clash(N_("This chat was just bound by another message of yours. Please try again.")) from None
    if guest is not None:
        await retire(guest)
    return identity
