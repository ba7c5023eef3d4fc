"""Take an unsubscription back, by the same link."""

from datetime import datetime

from core.audit import record
from core.kit.errors import NotFound
from core.kit.transaction import transaction
from core.models import User
from core.models.enums import NotificationCategory, PreferenceChannel
from core.preferences.wishes import categories_of, lock, write_wishes


async def unmute_mail(user_id: int, category: str, *, now: datetime) -> None:
    """Mails of this category come as usual again; pressed again it changes nothing.

    There is no actor, as with `mute_mail`: the link's signature names the person and the category.
    """
    if category not in list(NotificationCategory):
        raise NotFound
    categories = categories_of(NotificationCategory(category))
    async with transaction():
        if not await User.exists(id=user_id, erased_at=None):
            raise NotFound
        await lock(user_id)
        await write_wishes(user_id, categories, [PreferenceChannel.MAIL], None)
        await record(None, "unmute_mail", f"user:{user_id}", now=now, category=category)
