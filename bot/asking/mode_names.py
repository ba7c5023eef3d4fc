"""What the modes and ways of being told are called, and on whose word a mode holds."""

from core.kit.words import N_, Text
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel
from core.notifications.groups import ALWAYS_TOLD
from core.people.role_names import AS_ROLE
from core.preferences.queries import Preferences

MODE_NAMES: dict[DeliveryMode, str] = {
    DeliveryMode.AT_ONCE: N_("at once"),
    DeliveryMode.DIGEST: N_("in the digest"),
    DeliveryMode.MUTED: N_("muted"),
}
AT_ITS_HOUR = N_("at your digest hour")
"""The digest itself comes neither at once nor within another."""
CHANNEL_NAMES: dict[PreferenceChannel, str] = {
    PreferenceChannel.SLACK: N_("Slack"),
    PreferenceChannel.TELEGRAM: N_("Telegram"),
    PreferenceChannel.MAIL: N_("E-mail"),
}


def mode_name(category: NotificationCategory, mode: DeliveryMode) -> str:
    """What a mode is called where it is about this category."""
    if category is NotificationCategory.DIGEST and mode is not DeliveryMode.MUTED:
        return AT_ITS_HOUR
    return MODE_NAMES[mode]


def origin(seen: Preferences, category: NotificationCategory, channel: PreferenceChannel) -> Text:
    """Which word decides: about the category, about the whole channel, or the usual of the role."""
    if category in ALWAYS_TOLD:
        return Text(N_("always"))
    if (category, channel) in seen.wishes:
        return Text(N_("chosen for this kind"))
    if (None, channel) in seen.wishes:
        return Text(N_("chosen for the whole channel"))
    if seen.role is None:
        return Text(N_("usual"))
    return Text(N_("usual for {role}"), {"role": Text(AS_ROLE[seen.role])})
