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
CHANNEL_NAMES: dict[PreferenceChannel, str] = {
    PreferenceChannel.SLACK: N_("Slack"),
    PreferenceChannel.TELEGRAM: N_("Telegram"),
    PreferenceChannel.MAIL: N_("E-mail"),
}


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
