"""The command menu: what each person's role may type, in his language (Bot API, BotCommandScope)."""

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.constants import BotCommandLimit
from telegram.error import TelegramError

from bot.desk import Desk
from core.kit.words import N_, Words
from core.people.identify import Visitor

log = structlog.get_logger()

EVERYBODY = {
    "help": N_("What you can do here"),
    "drafts": N_("Conversations you have begun"),
    "resume": N_("Go on where you left off, also from the other chat"),
    "cancel": N_("End the present conversation"),
}
CHANGES_MENU = frozenset({"start", "join", "switch", "language", "logout"})
"""After these another role, or another language, is to be shown."""
MOST_WORDS = int(BotCommandLimit.MAX_DESCRIPTION)


def commands(own: dict[str, str], words: Words, *, everybody: bool = True) -> list[BotCommand]:
    """The role's commands first, then everybody's."""
    both = {**own, **(EVERYBODY if everybody else {})}
    return [BotCommand(name, words(text)[:MOST_WORDS]) for name, text in both.items()]


async def show_menu(bot: Bot, desk: Desk, who: Visitor) -> None:
    """Set the menu of one chat to the person's role; it is only a help, the right is checked elsewhere."""
    actor, scope = await desk.actor(who), BotCommandScopeChat(int(who.chat_id))
    try:
        if actor is None:
            await bot.delete_my_commands(scope)
            return
        words = Words(actor.locale, actor.zone)
        await bot.set_my_commands(commands(desk.registry.commands(actor.role), words), scope)
    except TelegramError as error:
        log.warning("menu_not_set", error=str(error))
