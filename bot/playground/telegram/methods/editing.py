"""Changing and removing messages the bot has sent."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.formatted import Formatted
from bot.playground.telegram.markup import read_inline
from bot.playground.telegram.message import Message
from bot.playground.telegram.methods.find import open_chat
from bot.playground.telegram.methods.sending import read_file
from bot.playground.telegram.methods.wording import read_caption, read_text

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity

DELETABLE_FOR = timedelta(hours=48)
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


async def edit_text(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    message = _editable(city, ask)
    if message.media or not message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(city, message, ask, body=read_text(ask))


async def edit_caption(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    message = _editable(city, ask)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    return _change(city, message, ask, body=read_caption(ask))


async def edit_media(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    message = _editable(city, ask)
    media = ask.table("media") or {}
    kind = str(media.get("type", ""))
    if kind not in ("document", "photo"):
        raise bad_request(f"media of type {kind!r} is not known to this playground")
    if not message.media:
        raise bad_request("there is no media in the message to edit")
    stored = read_file(city, ask, kind, str(media.get("media", "")))
    body = read_caption(Ask(media))
    before = message.media
    message.document, message.photo = (stored, None) if kind == "document" else (None, stored)
    return _change(city, message, ask, body=body, changed=stored is not before)


async def edit_reply_markup(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    message = _editable(city, ask)
    return _change(city, message, ask, body=message.body)


async def delete_message(city: "TelegramCity", ask: Ask) -> bool:
    chat = open_chat(city, ask)
    message = chat.message(ask.whole("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    foreign = not chat.private and not message.from_bot
    if foreign or city.clock.now() - message.at > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    city.rates.edit(city.clock.now())
    message.deleted = True
    return True


def _editable(city: "TelegramCity", ask: Ask) -> Message:
    if ask.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message = open_chat(city, ask).message(ask.whole("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.service or _is_too_old(city, message):
        raise bad_request("message can't be edited")
    return message


def _is_too_old(city: "TelegramCity", message: Message) -> bool:
    """The Bot API ends only edits of what the bot did not send (editMessageText); a refusal can be tried."""
    return city.edits_end_after is not None and city.clock.now() - message.at > city.edits_end_after


def _change(
    city: "TelegramCity", message: Message, ask: Ask, *, body: Formatted, changed: bool = False
) -> dict[str, Any]:
    """Apply an edit; a keyboard that is not given again goes away, as at Telegram."""
    keyboard = read_inline(ask.table("reply_markup"))
    if not changed and body == message.body and keyboard == message.inline:
        raise bad_request(SAME)
    city.rates.edit(city.clock.now())
    if body != message.body or changed:
        message.edited_at = city.clock.now()
    message.body = body
    message.replace_keyboard(keyboard)
    return message.as_json()
