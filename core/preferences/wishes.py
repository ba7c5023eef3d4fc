"""Write a person's word about some categories on some channels, whoever brings it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from core.audit import record
from core.kit.errors import InvalidValue, NotFound
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import NotificationPreference, User
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel
from core.notifications.groups import ALWAYS_TOLD, GROUPS, Group

Scope = Group | NotificationCategory | None
"""A group, one category of it, or (None) all that is not named by itself."""

_WRITE = """
INSERT INTO notification_preferences (user_id, category, channel, mode)
SELECT $1, category, channel, $4 FROM unnest($2::text[]) AS category, unnest($3::text[]) AS channel
ON CONFLICT (user_id, category, channel) DO UPDATE SET mode = excluded.mode
"""


def categories_of(scope: Scope) -> list[NotificationCategory | None]:
    """The categories about which a word about this is said; refuses where nothing may be said."""
    if scope is None:
        return [None]
    named = list(GROUPS[scope]) if isinstance(scope, Group) else [scope]
    open_to_wishes = [one for one in named if one not in ALWAYS_TOLD]
    if not open_to_wishes:
        raise InvalidValue(
            "category",
            N_("Invitations and sign-in links always come at once; without them you could not get in."),
        )
    return list(open_to_wishes)


async def lock(user_id: int) -> User:
    """The person's own row: of two changes at once the second waits for the first, and is the last word."""
    return await User.select_for_update(no_key=True).get(id=user_id)


async def write_wishes(
    user_id: int,
    categories: Sequence[NotificationCategory | None],
    channels: Collection[PreferenceChannel],
    mode: DeliveryMode | None,
) -> None:
    """Set or (None) forget them, in the transaction that holds the person's row."""
    async with transaction() as connection:
        named = [category and category.value for category in categories]
        if mode is None:
            await _forget(user_id, categories, channels)
            return
        values = [user_id, named, [channel.value for channel in channels], mode.value]
        await connection.execute_query_dict(_WRITE, values)


async def _forget(
    user_id: int,
    categories: Sequence[NotificationCategory | None],
    channels: Collection[PreferenceChannel],
) -> None:
    own = NotificationPreference.filter(user_id=user_id, channel__in=list(channels))
    if None in categories:
        await own.filter(category=None).delete()
    else:
        await own.filter(category__in=list(categories)).delete()


async def wish_for_mail(
    user_id: int, category: str, mode: DeliveryMode | None, *, verb: str, now: datetime
) -> None:
    """What the link in a mail asks for its category: this way, or (None) as usual. Raises NotFound."""
    if category not in list(NotificationCategory):
        raise NotFound
    categories = categories_of(NotificationCategory(category))
    async with transaction():
        if not await User.exists(id=user_id, erased_at=None):
            raise NotFound
        await lock(user_id)
        await write_wishes(user_id, categories, [PreferenceChannel.MAIL], mode)
        await record(None, verb, f"user:{user_id}", now=now, category=category)
