"""The Telegram pane: one private chat with the bot."""

from urllib.parse import quote

from bot.playground.page.panes import Json
from bot.playground.telegram import TelegramPerson
from bot.playground.telegram.chat import Presence
from bot.playground.telegram.files import StoredFile
from bot.playground.telegram.message import Message

MOST_MESSAGES = 150
FILES = "/playground/telegram/files"


def chat_pane(person: TelegramPerson) -> Json:
    """What is on the person's screen."""
    return {"messages": [_message(one) for one in person.messages()[-MOST_MESSAGES:]]}


def bot_pane(person: TelegramPerson) -> Json:
    """The bot's face, and what can be done with it."""
    city, chat = person.city, person.chat
    profile = city.profile
    return {
        "name": city.bot["first_name"],
        "username": city.username,
        "about": profile.descriptions.get(person.language) or profile.descriptions.get("", ""),
        "started": chat.bot is not Presence.STRANGER,
        "blocked": chat.bot is Presence.KICKED,
        "typing": chat.action,
        "menu": person.menu(),
        "keys": [[button["text"] for button in row] for row in person.keyboard()],
    }


def _message(one: Message) -> Json:
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "mine": not one.from_bot,
        # Escaped by the local Telegram, which lets only its own few tags through.
        "html": one.html,
        "rows": [[{"text": b.text, "data": b.data, "url": b.url} for b in row] for row in one.buttons],
        "document": _file(one.document) if one.document else None,
        "photo": _file(one.photo) if one.photo else None,
        "contact": one.contact,
        "reply": one.reply_to.text[:120] if one.reply_to else "",
        "edited": one.edited_at is not None and one.from_bot is False,
        "version": one.edited_at.isoformat() if one.edited_at else "",
    }


def _file(stored: StoredFile) -> Json:
    return {
        "name": stored.name,
        "mime": stored.mime,
        "size": len(stored.content),
        "url": f"{FILES}/{quote(stored.id)}/{quote(stored.name)}",
    }
