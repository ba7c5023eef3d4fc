"""Read what Telegram sent into what the desk understands."""

from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot, Message, Update, User
from telegram.constants import ChatType, FileSizeLimit

from bot.forms import events
from bot.forms.events import Act
from bot.forms.kinds import Option
from bot.handlers.telegram.wire import TICK, VALUE, TurnData, read_data
from core.people.identify import Visitor

log = structlog.get_logger()
CHANNEL = "telegram"
MOST_BYTES = int(FileSizeLimit.FILESIZE_DOWNLOAD)
"""Of a file that a bot can fetch (core.telegram.org/bots/api#getfile)."""


def read_update(raw: Any, bot: Bot) -> Update:
    """The update; one whose content this library cannot read has none, or it would be sent for ever.

    ValueError: it is not even an update.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        raise ValueError("no update")
    try:
        return Update.de_json(_spare(raw), bot)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Telegram is ahead of every library: a field it adds or leaves out must not stop the chat.
        log.info("telegram_update_unreadable", update=raw["update_id"], error=str(error))
        return Update(raw["update_id"])


def _spare(raw: dict[str, Any]) -> dict[str, Any]:
    """Without the content of a pressed card: each of its buttons would become an object nobody reads."""
    query = raw.get("callback_query")
    if not isinstance(query, dict) or not isinstance(query.get("message"), dict):
        return raw
    pressed = query["message"]
    card = {name: pressed[name] for name in ("message_id", "date", "chat") if name in pressed}
    return {**raw, "callback_query": {**query, "message": card}}


def kind_of(update: Update) -> str:
    """What sort of update it is."""
    if update.callback_query is not None:
        return "callback"
    if update.message is None:
        return "membership" if update.my_chat_member is not None else "other"
    if update.message.document is not None or update.message.photo:
        return "file"
    return "command" if (update.message.text or "").startswith("/") else "message"


def asks(update: Update) -> bool:
    """A command, or a press on a card: an answer to a conversation is remembered together with it."""
    if update.callback_query is not None:
        return not isinstance(read_data(update.callback_query.data or ""), TurnData)
    return kind_of(update) == "command"


def visitor(user: User, *, is_here: bool = True) -> Visitor:
    """Who wrote; a private chat with a person has the person's id. In a group he is not there."""
    return Visitor(
        channel=CHANNEL,
        workspace="",
        external_id=str(user.id),
        chat_id=str(user.id),
        name=user.full_name,
        language=(user.language_code or "en").split("-")[0],
        is_here=is_here,
    )


@dataclass(frozen=True, slots=True)
class Command:
    """`/name@bot rest`, its name without slash and bot."""

    name: str
    rest: str


def command(message: Message, bot_name: str) -> Command | None:
    """The command a message begins with, unless it is another bot's."""
    text = message.text or ""
    if not text.startswith("/") or len(text) < 2:
        return None
    head, _, rest = text[1:].partition(" ")
    name, _, addressed = head.partition("@")
    if addressed and addressed.lower() != bot_name.lower():
        return None
    return Command(name, rest.strip())


def is_private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def given(message: Message) -> Any:
    """The answer in a message: its text, or the description of its file; None for anything else."""
    if message.document is not None:
        return {
            "file": message.document.file_id,
            "name": message.document.file_name or "file",
            "size": message.document.file_size or 0,
            "most": MOST_BYTES,
            "transport": CHANNEL,
        }
    if message.photo:
        photo = max(message.photo, key=lambda one: one.width * one.height)
        return {
            "file": photo.file_id,
            "name": "photo.jpg",
            "size": photo.file_size or 0,
            "most": MOST_BYTES,
            "transport": CHANNEL,
        }
    if message.contact is not None:
        return message.contact.phone_number
    return message.text


def turn_event(pressed: TurnData) -> events.Event | None:
    """The event a button of a conversation stands for; None for one we do not know."""
    if pressed.act == VALUE:
        return events.Gave(Option(pressed.arg, ""))
    if pressed.act == TICK:
        return events.Ticked(pressed.arg, "")
    try:
        return events.Pressed(Act(pressed.act), pressed.arg)
    except ValueError:
        return None
