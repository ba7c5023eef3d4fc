"""Choose the language a person reads, in every chat and mail."""

from dataclasses import replace
from datetime import datetime

from core.audit import record
from core.delivery.redraw_for import redraw_for
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_, shipped
from core.models import User


async def change_language(actor: Actor, language: str, *, now: datetime) -> Actor:
    """Speak it to this person from now on; the cards he can still use are drawn anew in it."""
    if language not in shipped():
        raise InvalidValue("language", N_("I do not speak this language yet. /language shows those I speak."))
    async with transaction(actor):
        user = await User.select_for_update().get(id=actor.user_id)
        if user.locale != language:
            user.locale = language
            await user.save(update_fields=["locale"])
            await record(actor, "change_language", f"user:{user.id}", now=now, language=language)
            await redraw_for(user.id, now=now)
    return replace(actor, locale=language)
