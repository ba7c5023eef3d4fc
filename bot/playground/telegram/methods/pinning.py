"""Pins and reactions."""

from typing import TYPE_CHECKING

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.chat import Presence
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.methods.find import open_chat

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity

EMOJI = set(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)


async def pin(city: "TelegramCity", ask: Ask) -> bool:
    chat = open_chat(city, ask)
    if not chat.private and chat.bot is not Presence.ADMINISTRATOR:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    message = chat.message(ask.whole("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if message in chat.pinned:
        chat.pinned.remove(message)
    chat.pinned.append(message)
    return True


async def unpin(city: "TelegramCity", ask: Ask) -> bool:
    """The given message, or the last pinned one."""
    chat = open_chat(city, ask)
    if not chat.private and chat.bot is not Presence.ADMINISTRATOR:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    number = ask.number("message_id")
    pinned = [one for one in chat.pinned if number is None or one.id == number]
    if not pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(pinned[-1])
    return True


async def react(city: "TelegramCity", ask: Ask) -> bool:
    """One emoji a bot; an empty list takes it back."""
    message = open_chat(city, ask).message(ask.whole("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = ask.array("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    given = reactions[0] if reactions else {}
    emoji = str(given.get("emoji", "")) if isinstance(given, dict) else ""
    if reactions and emoji.removesuffix("\ufe0f") not in EMOJI:
        raise bad_request("REACTION_INVALID")
    message.reaction = emoji
    return True
