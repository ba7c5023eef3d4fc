"""Take an unsubscription back, by the same link."""

from datetime import datetime

from core.preferences.wishes import wish_for_mail


async def unmute_mail(user_id: int, category: str, *, now: datetime) -> None:
    """Mails of this category come as usual again; pressed again it changes nothing.

    There is no actor, as with `mute_mail`: the link's signature names the person and the category.
    """
    await wish_for_mail(user_id, category, None, verb="unmute_mail", now=now)
