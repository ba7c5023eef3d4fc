"""Asking about chats and their members."""

from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.chat import Chat, Presence
from bot.playground.telegram.errors import bad_request, forbidden
from bot.playground.telegram.group import BOT_IS_IN
from bot.playground.telegram.members import member_json
from bot.playground.telegram.methods.find import find_chat, find_topic, open_chat

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


async def send_chat_action(city: "TelegramCity", ask: Ask) -> bool:
    chat, action = open_chat(city, ask), ask.text("action")
    find_topic(chat, ask)
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action = action
    return True


async def get_chat(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat = _known(city, ask)
    full: dict[str, Any] = {
        **chat.as_json(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS,
    }  # fmt: skip
    if chat.pinned:
        full["pinned_message"] = chat.pinned[-1].as_json(nested=True)
    return full


async def get_chat_member(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat, user_id = _known(city, ask), ask.whole("user_id")
    if user_id == city.bot["id"]:
        return member_json(city.bot, chat.bot)
    person = city.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    inside = chat.members.get(user_id, Presence.LEFT)
    return member_json(person.user, Presence.MEMBER if chat.id == user_id else inside)


async def get_chat_member_count(city: "TelegramCity", ask: Ask) -> int:
    chat = _known(city, ask)
    if chat.private:
        return 2
    gone = (Presence.LEFT, Presence.KICKED)
    return sum(presence not in gone for presence in chat.members.values()) + (chat.bot in BOT_IS_IN)


async def get_chat_administrators(city: "TelegramCity", ask: Ask) -> list[dict[str, Any]]:
    chat = _known(city, ask)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    ruling = (Presence.ADMINISTRATOR, Presence.CREATOR)
    return [member_json(city.people[id].user, one) for id, one in chat.members.items() if one in ruling]


def _known(city: "TelegramCity", ask: Ask) -> Chat:
    """A chat whose facts the bot may read; of a stranger it knows nothing."""
    chat = find_chat(city, ask)
    if chat.private and chat.bot is Presence.STRANGER:
        raise bad_request("chat not found")
    if not chat.private and chat.bot not in BOT_IS_IN:
        raise forbidden("bot is not a member of the supergroup chat")
    return chat
