"""A person with Telegram open: what they can do, and what they see."""

import mimetypes
import re
from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Upload
from bot.playground.telegram.chat import Chat, Presence
from bot.playground.telegram.commands import Command
from bot.playground.telegram.detect import plain
from bot.playground.telegram.errors import CannotDoError
from bot.playground.telegram.files import PHOTO_LIMIT
from bot.playground.telegram.group import TelegramGroup, bot_hears, membership
from bot.playground.telegram.message import Json, Keyboard, Message
from bot.playground.telegram.queries import Alert, Press

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class TelegramPerson:
    """Acts and looks as a user; every act returns once Telegram has it, not once the bot has answered."""

    def __init__(self, city: "TelegramCity", id: int, names: Json, language: str, phone: str) -> None:
        self.city, self.id, self.names, self.language, self.phone = city, id, names, language, phone
        self.chat = Chat(id, "private", names)

    @property
    def user(self) -> Json:
        """The User object."""
        return {"id": self.id, "is_bot": False, **self.names, "language_code": self.language}

    # Acts

    async def starts(self, payload: str = "") -> Message:
        """Follow t.me/<bot>?start=<payload> and press Start."""
        if not PAYLOAD.fullmatch(payload):
            raise CannotDoError("a start payload is at most 64 of A-Z a-z 0-9 _ -")
        if self.chat.bot is Presence.KICKED:
            await self.unblocks_bot()
        return await self.says(f"/start {payload}".strip())

    async def says(
        self, text: str, chat: "TelegramGroup | None" = None, *, topic: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:  # fmt: skip
        body = plain(text)
        if not 1 <= len(body.text) <= 4096:
            raise CannotDoError("a message has 1 to 4096 characters")
        return self._send(chat, topic, reply_to, body=body)

    async def replies(self, to: Message, text: str) -> Message:
        group = None if to.chat.private else TelegramGroup(self.city, to.chat)
        return await self.says(text, group, topic=to.topic, reply_to=to)

    async def edits(self, message: Message, text: str) -> None:
        if message.author["id"] != self.id:
            raise CannotDoError("people edit only what they wrote")
        message.body, message.edited_at = plain(text), self.city.clock.now()
        if bot_hears(self.city, message):
            self.city.tell_bot("edited_message", message.as_json(), message.chat)
        self.city.changes.happened()

    async def sends_document(
        self,
        content: bytes,
        name: str,
        mime: str = "",
        caption: str = "",
        *,
        chat: TelegramGroup | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        kind = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        stored = self.city.files.keep(Upload(name, kind, content), "documents")
        return self._send(chat, reply_to=reply_to, body=plain(caption), document=stored)

    async def sends_photo(
        self, content: bytes, caption: str = "", *, chat: TelegramGroup | None = None
    ) -> Message:
        if len(content) > PHOTO_LIMIT:
            raise CannotDoError("a photo has at most 10 MB")
        stored = self.city.files.keep(Upload("photo.jpg", "image/jpeg", content), "photos")
        return self._send(chat, body=plain(caption), photo=stored)

    async def sends_contact(self, phone: str = "") -> Message:
        """Share the own number, or another one which then carries no user id."""
        contact: Json = {"phone_number": phone or self.phone, "first_name": self.names["first_name"]}
        if contact["phone_number"] == self.phone:
            contact["user_id"] = self.id
        return self._send(None, contact=contact)

    async def presses(self, message: Message, what: str, *, stale: bool = False) -> Press:
        """Press a button by its text or data; `stale` finds it on a keyboard that has since gone."""
        keyboards = [message.inline, *(reversed(message.earlier_keyboards) if stale else ())]
        button = next((found for keyboard in keyboards if (found := find_button(keyboard, what))), None)
        if button is None or (message.deleted and not stale):
            raise CannotDoError(f"no button {what!r}; there is {message.button_texts}")
        if "callback_data" not in button:
            raise CannotDoError(
                f"{what!r} opens {button.get('url', 'something else')}; it sends nothing to the bot"
            )
        self._must_not_block(message.chat)
        press = self.city.queries.open(self.id, self.city.clock.now())
        query = {
            "id": press.id, "from": self.user, "message": message.as_json(),
            "chat_instance": str(-(message.chat.id * 31)), "data": button["callback_data"],
        }  # fmt: skip
        self.city.tell_bot("callback_query", query, message.chat)
        return press

    async def taps(self, text: str) -> Message:
        """Tap a button of the keyboard below the text field."""
        button = find_button(self.keyboard(), text)
        if button is None:
            raise CannotDoError(f"no key {text!r}")
        return await (self.sends_contact() if button.get("request_contact") else self.says(text))

    async def blocks_bot(self) -> None:
        self._bot_becomes(Presence.KICKED)

    async def unblocks_bot(self) -> None:
        self._bot_becomes(Presence.MEMBER)

    async def deletes_account(self) -> None:
        self.chat.deactivated = True

    # Sights

    def messages(self, chat: TelegramGroup | None = None) -> list[Message]:
        """What is on the screen, oldest first."""
        return [one for one in self._where(chat).messages if not one.deleted]

    def heard(self, chat: TelegramGroup | None = None) -> list[Message]:
        """What the bot wrote there."""
        return [one for one in self.messages(chat) if one.from_bot]

    def alerts(self) -> list[Alert]:
        return self.city.queries.alerts(self.id)

    def menu(self, chat: TelegramGroup | None = None) -> list[Command]:
        return self.city.commands.menu(self._where(chat), self.id, self.language)

    def keyboard(self) -> Keyboard:
        """The reply keyboard that is showing."""
        for message in reversed(self.messages()):
            if message.reply_markup and not message.reply_markup.get("force_reply"):
                return list(message.reply_markup.get("keyboard", []))
        return []

    def chat_action(self, chat: TelegramGroup | None = None) -> str:
        return self._where(chat).action

    # Insides

    def _where(self, group: TelegramGroup | None) -> Chat:
        return group.chat if group else self.chat

    def _must_not_block(self, chat: Chat) -> None:
        if chat.private and (chat.bot is Presence.KICKED or chat.deactivated):
            raise CannotDoError("unblock the bot first")

    def _send(
        self,
        group: TelegramGroup | None,
        topic: int | None = None,
        reply_to: Message | None = None,
        **content: Any,
    ) -> Message:
        chat = self._where(group)
        self._must_not_block(chat)
        if chat.private:
            chat.bot = Presence.MEMBER
        elif chat.members.get(self.id) in (None, Presence.LEFT, Presence.KICKED):
            raise CannotDoError(f"{self.names['first_name']} is not in this group")
        if topic is not None and reply_to is None:
            # Telegram shows every message of a topic as a reply to the one that made the topic.
            reply_to = chat.message(topic)
        number, now = self.city.next_number(chat), self.city.clock.now()
        message = Message(chat, number, now, self.user, reply_to=reply_to, topic=topic, **content)
        self.city.post(message)
        if bot_hears(self.city, message):
            self.city.tell_bot("message", message.as_json(), chat)
        return message

    def _bot_becomes(self, new: Presence) -> None:
        old, self.chat.bot = self.chat.bot, new
        self.city.tell_bot("my_chat_member", membership(self.city, self.chat, self.user, old, new), self.chat)
        self.city.changes.happened()


def find_button(keyboard: Keyboard, what: str) -> Json | None:
    """By its text, else by its data."""
    buttons = [button for row in keyboard for button in row]
    by_text = (button for button in buttons if button["text"] == what)
    by_data = (button for button in buttons if button.get("callback_data") == what)
    return next(by_text, None) or next(by_data, None)
