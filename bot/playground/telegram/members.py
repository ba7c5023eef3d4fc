"""ChatMember objects, each status with the fields the Bot API promises for it."""

from bot.playground.telegram.chat import Presence
from bot.playground.telegram.message import Json

RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip


def member_json(user: Json, presence: Presence) -> Json:
    """A stranger travels as `left`."""
    status = Presence.LEFT if presence is Presence.STRANGER else presence
    member: Json = {"user": user, "status": status.value}
    if status is Presence.KICKED:
        return member | {"until_date": 0}
    if status is Presence.CREATOR:
        return member | {"is_anonymous": False}
    if status is Presence.ADMINISTRATOR:
        granted = dict.fromkeys(RIGHTS, True)
        return member | granted | {"can_be_edited": False, "is_anonymous": False}
    return member
