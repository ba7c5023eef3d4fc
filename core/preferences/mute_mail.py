"""Unsubscribe from the mails of one category, by the link in such a mail."""

from datetime import datetime

from core.models.enums import DeliveryMode
from core.preferences.wishes import wish_for_mail


async def mute_mail(user_id: int, category: str, *, now: datetime) -> None:
    """Send no more mails of this category; pressed again it changes nothing.

    There is no actor: whoever opens the link has no login, and its signature, which the caller has checked,
    names the person and the category. It takes nothing away but mails: an act that waits stays in inbox and
    digest, and `/settings` in a chat brings the mails back.
    """
    await wish_for_mail(user_id, category, DeliveryMode.MUTED, verb="mute_mail", now=now)
