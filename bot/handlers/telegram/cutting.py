"""Telegram's clients cut what is longer than a message into several; what follows the first is its rest."""

from datetime import datetime, timedelta

from telegram import Message

LONG = 3_800
"""Cut at 4,096 characters, or at a space shortly before (core.telegram.org/bots/api#sendmessage)."""
AT_ONCE = timedelta(seconds=2)


class CutMessages:
    """Remembers for two seconds whose last message was as long as a message can be.

    Kept in memory only: where the rest comes to another process it is read as an answer, and can be changed.
    """

    def __init__(self) -> None:
        self._long: dict[int, datetime] = {}

    def is_rest(self, message: Message) -> bool:
        """Whether this only continues a message which was refused for its length."""
        self._long = {chat: at for chat, at in self._long.items() if abs(message.date - at) <= AT_ONCE}
        rest = message.chat_id in self._long
        if len(message.text or "") >= LONG:
            self._long[message.chat_id] = message.date
        return rest
