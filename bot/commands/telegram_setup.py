"""`hiresync telegram setup`: what Telegram shows of the bot, set once at every deploy."""

import asyncio

import typer

from bot.commands.running import CannotStart, run_until_stopped
from bot.handlers.telegram.setup import set_up_at
from bot.settings import read_settings
from core.kit.errors import OutsideError


def setup() -> None:
    """Set menus, descriptions and the menu button, and tell what changed."""
    run_until_stopped(_setup)


async def _setup(stop: asyncio.Event) -> int:
    settings = read_settings()
    if not settings.has_telegram:
        raise CannotStart("TELEGRAM_BOT_TOKEN is not set: there is no bot to set up.")
    try:
        changed = await set_up_at(
            settings.telegram_bot_token,
            api_url=settings.telegram_api_url,
            file_url=settings.telegram_file_url,
        )
    except OutsideError as error:
        typer.echo(f"Telegram refused: {error}", err=True)
        return 1
    for one in changed:
        typer.echo(f"Set: {one}")
    if not changed:
        typer.echo("Everything was as it should be.")
    return 0
