"""`hiresync keys rotate`: after a new key was put in front, seal everything with it."""

import asyncio

import typer

from bot.commands.addresses import addresses
from bot.commands.running import CannotStart, run_until_stopped
from bot.settings import read_settings
from core.kit.crypto import Secrets


def rotate() -> None:
    """Seal every stored token with the first of SECRET_KEYS."""
    run_until_stopped(_rotate)


async def _rotate(stop: asyncio.Event) -> int:
    from core.database.connect import database
    from core.database.rotate_keys import rotate_keys

    settings = read_settings()
    try:
        secrets = Secrets(settings.keys)
    except ValueError as wrong:
        raise CannotStart(f"SECRET_KEYS: {wrong}") from None
    async with addresses(settings.database_url, settings.hiresync_data) as found, database(found.url):
        done = await rotate_keys(secrets)
    for one in done:
        typer.echo(f"{one.table}.{one.column}: {one.sealed} sealed with the first key")
        if one.shut:
            rows = ", ".join(map(str, one.shut))
            typer.echo(f"  no key of SECRET_KEYS opens rows {rows}: bring their key back, or connect anew")
    if any(one.shut for one in done):
        return 1
    typer.echo("The older keys seal nothing any more. Keep them for seven days: they sign open invitations.")
    return 0
