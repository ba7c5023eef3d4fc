"""The command menu: what each person's role may type, in his language (Bot API, BotCommandScope)."""

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.constants import BotCommandLimit
from telegram.error import TelegramError

from bot.desk import Desk
from core.kit.words import ENGLISH, N_, Words, shipped
from core.people.identify import Visitor

log = structlog.get_logger()

EVERYBODY = {
    "help": N_("What you can do here"),
    "drafts": N_("Conversations you have begun"),
    "resume": N_("Go on where you left off, also from the other chat"),
    "cancel": N_("End the present conversation"),
}
CHANGES_MENU = frozenset({"start", "join", "switch", "language"})
"""After these another role, or another language, is to be shown."""
MOST_WORDS = int(BotCommandLimit.MAX_DESCRIPTION)


def commands(own: dict[str, str], words: Words) -> list[BotCommand]:
    """The role's commands first, then everybody's."""
    both = {**own, **EVERYBODY}
    return [BotCommand(name, words(text)[:MOST_WORDS]) for name, text in both.items()]


async def set_common_menu(bot: Bot) -> None:
    """What somebody sees of whom we know nothing; set at every start, the same each time."""
    for language in sorted(shipped()):
        # English is for everybody who reads none of the others.
        await bot.set_my_commands(
            commands({}, Words(language)),
            scope=BotCommandScopeAllPrivateChats(),
            language_code=None if language == ENGLISH else language,
        )


async def show_menu(bot: Bot, desk: Desk, who: Visitor) -> None:
    """Set the menu of one chat to the person's role; it is only a help, the right is checked elsewhere."""
    actor = await desk.actor(who)
    if actor is None:
        return
    words = Words(actor.locale, actor.zone)
    shown = commands(desk.registry.commands(actor.role), words)
    try:
        await bot.set_my_commands(shown, scope=BotCommandScopeChat(int(who.chat_id)))
    except TelegramError as error:
        log.warning("menu_not_set", error=str(error))
