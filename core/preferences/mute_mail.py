"""Unsubscribe from the mails of one category, by the link in such a mail."""

from datetime import datetime

from core.audit import record
from core.kit.errors import NotFound
from core.kit.transaction import transaction
from core.models import User
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel
from core.preferences.wishes import categories_of, lock, write_wishes


async def mute_mail(user_id: int, category: str, *, now: datetime) -> None:
    """Send no more mails of this category; pressed again it changes nothing.

    There is no actor: whoever opens the link has no login, and its signature, which the caller has checked,
    names the person and the category. It takes nothing away but mails: an act that waits stays in inbox and
    digest, and `/settings` in a chat brings the mails back.
    """
    if category not in list(NotificationCategory):
        raise NotFound
    categories = categories_of(NotificationCategory(category))
    async with transaction():
        if not await User.exists(id=user_id, erased_at=None):
            raise NotFound
        await lock(user_id)
        await write_wishes(user_id, categories, [PreferenceChannel.MAIL], DeliveryMode.MUTED)
        await record(None, "mute_mail", f"user:{user_id}", now=now, category=category)
