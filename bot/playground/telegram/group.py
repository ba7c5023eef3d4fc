"""A group: who is in it, its topics, and what privacy mode lets the bot hear."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.telegram.chat import TOPIC_COLOUR, Chat, Presence
from bot.playground.telegram.errors import CannotDoError
from bot.playground.telegram.members import member_json
from bot.playground.telegram.message import Json, Message

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity
    from bot.playground.telegram.person import TelegramPerson

BOT_IS_IN = (Presence.MEMBER, Presence.ADMINISTRATOR)


class TelegramGroup:
    """A supergroup and what its members can do to it."""

    def __init__(self, city: "TelegramCity", chat: Chat) -> None:
        self.city, self.chat = city, chat

    @property
    def id(self) -> int:
        return self.chat.id

    async def joins(self, person: "TelegramPerson") -> None:
        self.chat.members[person.id] = Presence.MEMBER
        self._announce(person, {"new_chat_members": [person.user]})

    async def leaves(self, person: "TelegramPerson") -> None:
        self.chat.members[person.id] = Presence.LEFT
        self._announce(person, {"left_chat_member": person.user})

    async def adds_bot(self, by: "TelegramPerson", *, as_admin: bool = False) -> None:
        self._bot_becomes(by, Presence.ADMINISTRATOR if as_admin else Presence.MEMBER)
        self._announce(by, {"new_chat_members": [self.city.bot]})

    async def removes_bot(self, by: "TelegramPerson") -> None:
        self._bot_becomes(by, Presence.KICKED)
        self._announce(by, {"left_chat_member": self.city.bot})

    async def is_upgraded(self, by: "TelegramPerson") -> "TelegramGroup":
        """The group becomes a supergroup with another id; what is sent to the old one is refused."""
        old = self.chat
        new = replace(old, id=-1_001_000_000_001 - len(self.city.chats), messages=[])
        self.city.chats[new.id] = new
        self._announce(by, {"migrate_to_chat_id": new.id})
        old.moved_to = new.id
        return TelegramGroup(self.city, new)

    async def opens_topic(self, by: "TelegramPerson", name: str) -> int:
        """A new topic; its id is the number of the message that made it."""
        if not self.chat.names.get("is_forum"):
            raise CannotDoError("this group has no topics")
        topic = self.city.next_number(self.chat)
        self.chat.topics[topic] = name
        created = {"forum_topic_created": {"name": name, "icon_color": TOPIC_COLOUR}}
        return self._announce(by, created, topic=topic).id

    def _announce(self, by: "TelegramPerson", service: Json, topic: int | None = None) -> Message:
        number, now = self.city.next_number(self.chat), self.city.clock.now()
        message = self.city.post(Message(self.chat, number, now, by.user, service=service, topic=topic))
        if bot_hears(self.city, message):
            self.city.tell_bot("message", message.as_json(), self.chat)
        return message

    def _bot_becomes(self, by: "TelegramPerson", new: Presence) -> None:
        old, self.chat.bot = self.chat.bot, new
        self.city.tell_bot("my_chat_member", membership(self.city, self.chat, by.user, old, new), self.chat)


def membership(city: "TelegramCity", chat: Chat, by: Json, old: Presence, new: Presence) -> Json:
    """The ChatMemberUpdated that tells the bot about itself."""
    return {
        "chat": chat.as_json(),
        "from": by,
        "date": int(city.clock.now().timestamp()),
        "old_chat_member": member_json(city.bot, old),
        "new_chat_member": member_json(city.bot, new),
    }


def bot_hears(city: "TelegramCity", message: Message) -> bool:
    """Privacy mode: commands, mentions, replies to the bot and service messages only.

    Source: core.telegram.org/bots/features#privacy-mode.
    """
    chat = message.chat
    if chat.private:
        return True
    if chat.bot not in BOT_IS_IN:
        return False
    if not city.privacy or chat.bot is Presence.ADMINISTRATOR or message.service:
        return True
    if message.reply_to and message.reply_to.author["id"] == city.bot["id"]:
        return True
    return any(_addresses_bot(city, message, entity) for entity in message.body.entities)


def _addresses_bot(city: "TelegramCity", message: Message, entity: Json) -> bool:
    words = message.body.part(entity).lower()
    if entity["type"] == "bot_command" and entity["offset"] == 0:
        return "@" not in words or words.endswith(f"@{city.username.lower()}")
    return entity["type"] == "mention" and words == f"@{city.username.lower()}"
