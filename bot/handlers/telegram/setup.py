"""What Telegram shows of the bot before anybody writes to it: menus, descriptions, the menu button."""

import aiohttp
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    MenuButtonCommands,
)

from bot.handlers.telegram.errors import translated
from bot.handlers.telegram.menus import commands
from bot.handlers.telegram.request import AiohttpRequest
from core.kit.words import ENGLISH, N_, Words, shipped

DESCRIPTION = N_(
    "HireSync runs a recruiting agency from your chat: jobs, profiles, interviews, offers and invoices. "
    "Open the invitation you were sent, or press Start to register your agency. "
    "What you write here is seen by you and by those you work with, and by nobody else."
)
SHORT = N_("Recruiting from your chat: jobs, profiles, interviews, offers, invoices.")
IN_GROUPS = {"help": N_("What this bot does in a group")}
"""Other commands work there too, and are answered in private."""


async def set_up_at(token: str, *, api_url: str, file_url: str) -> list[str]:
    """Set up the bot of this token, as `set_up`, over a connection of its own."""
    async with aiohttp.ClientSession() as session:
        request = AiohttpRequest(session)
        bot = Bot(
            token,
            base_url=api_url,
            base_file_url=file_url,
            request=request,
            get_updates_request=request,
        )
        return await set_up(bot)


async def set_up(bot: Bot) -> list[str]:
    """Set whatever differs, in every shipped language; returns what was changed, nothing the second time."""
    changed: list[str] = []
    with translated():
        for language in sorted(shipped()):
            # English is for everybody who reads none of the others.
            code = None if language == ENGLISH else language
            words = Words(language)
            found = [*await _menus(bot, words, code), *await _texts(bot, words, code)]
            changed += [f"{what} ({language})" for what in found]
        if await bot.get_chat_menu_button() != MenuButtonCommands():
            await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
            changed.append("menu button")
    return changed


async def _menus(bot: Bot, words: Words, code: str | None) -> list[str]:
    everybody = tuple(commands({}, words))
    groups = tuple(commands(IN_GROUPS, words, everybody=False))
    scopes: tuple[tuple[str, BotCommandScope, tuple[object, ...]], ...] = (
        ("commands", BotCommandScopeDefault(), everybody),
        ("commands in private chats", BotCommandScopeAllPrivateChats(), everybody),
        ("commands in groups", BotCommandScopeAllGroupChats(), groups),
    )
    changed = []
    for name, scope, wanted in scopes:
        if tuple(await bot.get_my_commands(scope, code)) != wanted:
            await bot.set_my_commands(wanted, scope, code)  # type: ignore[arg-type]
            changed.append(name)
    return changed


async def _texts(bot: Bot, words: Words, code: str | None) -> list[str]:
    changed = []
    if (await bot.get_my_description(code)).description != words(DESCRIPTION):
        await bot.set_my_description(words(DESCRIPTION), code)
        changed.append("description")
    if (await bot.get_my_short_description(code)).short_description != words(SHORT):
        await bot.set_my_short_description(words(SHORT), code)
        changed.append("short description")
    return changed
