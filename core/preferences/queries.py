"""What a person has said about how he wants to hear of things, and what therefore holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.kit.actor import Actor, Role
from core.models import ChatIdentity, NotificationPreference, User
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel
from core.notifications.defaults import mode_for

Wishes = Mapping[tuple[NotificationCategory | None, PreferenceChannel], DeliveryMode]


@dataclass(frozen=True, slots=True)
class Preferences:
    """The person's settings, his ways to be told, and his wishes by category and channel."""

    user: User
    role: Role | None
    channels: tuple[PreferenceChannel, ...]
    wishes: Wishes

    def mode(self, category: NotificationCategory, channel: PreferenceChannel) -> DeliveryMode:
        """What holds now."""
        return mode_for(
            self.role,
            category,
            chosen=self.wishes.get((category, channel)),
            channel_wide=self.wishes.get((None, channel)),
        )


async def preferences_of(actor: Actor) -> Preferences:
    """One's own."""
    return await _of(await User.get(id=actor.user_id))


async def preferences_of_user(user_id: int) -> Preferences:
    """Anybody's; for whoever may see how that person is told."""
    return await _of(await User.get(id=user_id))


async def _of(user: User) -> Preferences:
    chats = await ChatIdentity.filter(user_id=user.id).values_list("channel", flat=True)
    channels = [PreferenceChannel(str(one)) for one in sorted(set(chats))]
    rows = await NotificationPreference.filter(user_id=user.id)
    wishes = {(row.category, row.channel): row.mode for row in rows}
    # The hat as it is stored: delivery goes by the same one.
    return Preferences(user, user.role, (*channels, PreferenceChannel.MAIL), wishes)
