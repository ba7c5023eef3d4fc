"""Finding the chat a call is about, and whether the bot may speak there."""

import re
from typing import TYPE_CHECKING

from bot.playground.telegram.ask import Ask, as_number
from bot.playground.telegram.chat import Chat, Presence
from bot.playground.telegram.errors import BotApiError, bad_request, forbidden
from bot.playground.telegram.message import Message

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity


def find_chat(city: "TelegramCity", ask: Ask, name: str = "chat_id") -> Chat:
    """A chat the bot knows of."""
    given = ask.text(name)
    if not given:
        raise bad_request(f"{name} is empty")
    if not re.fullmatch(r"-?\d{1,19}", given) or (chat := city.chats.get(int(given))) is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None:
        why = "Bad Request: group chat was upgraded to a supergroup chat"
        raise BotApiError(400, why, migrate_to_chat_id=chat.moved_to)
    return chat


def open_chat(city: "TelegramCity", ask: Ask) -> Chat:
    """A chat the bot may write to."""
    chat = find_chat(city, ask)
    if chat.deactivated:
        raise forbidden("user is deactivated")
    if chat.private and chat.bot is Presence.STRANGER:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.bot is Presence.KICKED:
        raise forbidden(
            "bot was blocked by the user" if chat.private else "bot was kicked from the supergroup chat"
        )
    if chat.bot in (Presence.LEFT, Presence.STRANGER):
        raise forbidden("bot is not a member of the supergroup chat")
    return chat


def find_topic(chat: Chat, ask: Ask) -> int | None:
    topic = ask.number("message_thread_id")
    if topic is not None and topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic


def find_replied(chat: Chat, ask: Ask) -> Message | None:
    """The message a new one replies to."""
    wanted = ask.table("reply_parameters")
    if not wanted:
        return None
    found = chat.message(as_number(wanted.get("message_id", 0), "message_id"))
    if found is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found
