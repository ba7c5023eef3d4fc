"""Groups: everybody there reads along, so people are answered in private and the group hears that alone."""

from dataclasses import dataclass

import structlog
from telegram import (
    Bot,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatMemberStatus
from telegram.error import ChatMigrated, TelegramError

from core.kit.words import N_, Words

log = structlog.get_logger()

GREETING = N_(
    "Hello. In a group I answer commands, replies and buttons, each person in private: names and papers of "
    "candidates stay out of groups. I read nothing else here."
)
ANSWERED = N_("I have answered you in private: names stay out of groups.")
WRITE_FIRST = N_("Let us talk about this in private: names stay out of groups. Press the button, then Start.")
OPEN = N_("Open our chat")
HERE = "here"
"""The deep link out of a group carries no secret: it opens the chat and nothing else."""
INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


@dataclass(frozen=True, slots=True)
class Group:
    """One group, in the topic somebody spoke in."""

    bot: Bot
    chat: int
    topic: int | None = None
    reply_to: int | None = None

    @classmethod
    def of(cls, bot: Bot, message: Message) -> "Group":
        """Where a message stands; the answer goes below it, in its topic."""
        topic = message.message_thread_id if message.is_topic_message else None
        return cls(bot, message.chat_id, topic, message.message_id)

    async def says(self, text: str, words: Words) -> None:
        """A line that names nobody, with the way into the private chat."""
        link = f"https://t.me/{self.bot.username}?start={HERE}"
        try:
            try:
                await self._send(self.chat, text, words, link)
            except ChatMigrated as moved:
                # The group has become a supergroup, which has another id (Bot API, ResponseParameters).
                await self._send(moved.new_chat_id, text, words, link)
        except TelegramError as error:
            log.info("group_not_answered", chat=self.chat, error=str(error))

    async def _send(self, chat: int, text: str, words: Words, link: str) -> None:
        moved = chat != self.chat
        below = None
        if self.reply_to is not None and not moved:
            below = ReplyParameters(self.reply_to, allow_sending_without_reply=True)
        await self.bot.send_message(
            chat,
            words(text),
            message_thread_id=None if moved else self.topic,
            reply_parameters=below,
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(words(OPEN), url=link)]]),
            disable_notification=True,
        )


def speaks_to_bot(message: Message, bot: Bot) -> bool:
    """An answer to something the bot said."""
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot.id


async def joined_or_left(bot: Bot, change: ChatMemberUpdated) -> None:
    """Somebody took the bot into a group, or out of it; only the first has something to be said."""
    was, now = change.old_chat_member.status, change.new_chat_member.status
    log.info("telegram_group", chat=change.chat.id, was=str(was), now=str(now))
    if now in INSIDE and was not in INSIDE:
        await Group(bot, change.chat.id).says(GREETING, Words(change.from_user.language_code or "en"))
