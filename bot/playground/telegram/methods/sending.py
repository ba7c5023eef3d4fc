"""New messages."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.chat import Chat
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.files import PHOTO_LIMIT, StoredFile
from bot.playground.telegram.markup import read_markup
from bot.playground.telegram.message import Message
from bot.playground.telegram.methods.find import find_chat, find_replied, find_topic, open_chat
from bot.playground.telegram.methods.wording import read_caption, read_text

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity


async def send_message(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat = open_chat(city, ask)
    return _send(city, chat, ask, body=read_text(ask)).as_json()


async def send_document(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat = open_chat(city, ask)
    document = read_file(city, ask, "document", ask.text("document"))
    return _send(city, chat, ask, body=read_caption(ask), document=document).as_json()


async def send_photo(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat = open_chat(city, ask)
    photo = read_file(city, ask, "photo", ask.text("photo"))
    return _send(city, chat, ask, body=read_caption(ask), photo=photo).as_json()


async def forward_message(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat = open_chat(city, ask)
    source = _source(city, ask, "forward")
    origin = source.origin or {
        "type": "user", "date": int(source.at.timestamp()), "sender_user": source.author
    }  # fmt: skip
    return _send(city, chat, ask, **_content(source), origin=origin).as_json()


async def copy_message(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    chat = open_chat(city, ask)
    source = _source(city, ask, "copy")
    content = _content(source)
    if source.media and "caption" in ask.values:
        content["body"] = read_caption(ask)
    return {"message_id": _send(city, chat, ask, **content).id}


def read_file(city: "TelegramCity", ask: Ask, kind: str, value: str) -> StoredFile:
    """A file in the body, under its own name or pointed to, or one Telegram has already."""
    upload = ask.uploads.get(value.removeprefix("attach://") if value else kind)
    if upload is None:
        if not value:
            raise bad_request(f"there is no {kind} in the request")
        if "://" in value:
            raise bad_request("failed to get HTTP URL content")
        stored = city.files.find(value)
        if stored.folder != f"{kind}s":
            raise bad_request(f"can't use file of type {stored.folder[:-1].title()} as {kind.title()}")
        return stored
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad_request("file is too big")
    if kind == "photo":
        upload = replace(upload, name="photo.jpg", mime="image/jpeg")
    return city.files.keep(upload, f"{kind}s")


def _send(city: "TelegramCity", chat: Chat, ask: Ask, **content: Any) -> Message:
    inline, other = read_markup(ask.table("reply_markup"))
    replied, topic = find_replied(chat, ask), find_topic(chat, ask)
    now = city.clock.now()
    city.rates.message(chat, now)
    message = Message(
        chat, city.next_number(chat), now, city.bot, inline=inline, reply_markup=other,
        reply_to=replied or (chat.message(topic) if topic is not None else None), topic=topic,
        silent=ask.flag("disable_notification"), protected=ask.flag("protect_content"), **content,
    )  # fmt: skip
    return city.post(message)


def _source(city: "TelegramCity", ask: Ask, verb: str) -> Message:
    found = find_chat(city, ask, "from_chat_id").message(ask.whole("message_id"))
    if found is None:
        raise bad_request(f"message to {verb} not found")
    if found.protected or found.service:
        raise bad_request(f"message can't be {'forwarded' if verb == 'forward' else 'copied'}")
    return found


def _content(source: Message) -> dict[str, Any]:
    return {
        "body": source.body,
        "document": source.document,
        "photo": source.photo,
        "contact": source.contact,
    }
