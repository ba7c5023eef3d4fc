"""Add a second chat by a code shown in the first."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import notify
from core.kit.actor import Actor
from core.kit.tokens import InvalidToken, hash_token, normal_link_code
from core.kit.transaction import transaction
from core.models import LinkCode, User
from core.models.enums import Channel
from core.notifications.people import CHAT_ADDED
from core.people.binding import CHANNEL_NAMES, bind
from core.people.identify import Visitor, actor_of
from core.people.tries import count_try


async def bind_chat(visitor: Visitor, code: str, *, now: datetime) -> Actor:
    """Bind the chat account to whoever made the code; it works once, and never for another known person."""
    await count_try(visitor, now=now)
    hashed = hash_token(normal_link_code(code))
    async with transaction():
        known = await LinkCode.select_for_update().get_or_none(code_hash=hashed)
        if known is None or known.used_at is not None or known.expires_at <= now:
            raise InvalidToken
        user = await User.select_for_update(no_key=True).get(id=known.user_id)
        identity = await bind(visitor, user, now=now)
        known.used_at = now
        await known.save(update_fields=["used_at"])
        actor = await actor_of(user.id, channel=visitor.channel)
        await record(actor, "bind_chat", f"user:{user.id}", now=now, identity=identity.id)
        await notify(
            CHAT_ADDED,
            to=[user.id],
            subject=f"user:{user.id}",
            organization_id=None,
            now=now,
            params={"channel": CHANNEL_NAMES[Channel(visitor.channel)]},
        )
    return actor
