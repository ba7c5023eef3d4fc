"""`hiresync admin add`: make somebody an admin, who answers tickets."""

import asyncio
from datetime import UTC, datetime

import typer

from bot.commands.addresses import addresses
from bot.commands.running import run_until_stopped
from bot.links import Links
from bot.settings import read_settings


def add(email: str) -> None:
    """Make the person of this address an admin, and print how he comes in."""

    async def work(stop: asyncio.Event) -> None:
        await _add(email)

    run_until_stopped(work)


async def _add(email: str) -> None:
    from core.database.connect import database
    from core.support.add_admin import add_admin

    settings = read_settings()
    async with addresses(settings.database_url, settings.hiresync_data) as found, database(found.url):
        admin = await add_admin(email, now=datetime.now(UTC))
    if admin.invitation is None:
        typer.echo(f"{admin.user.email} is an admin; the news is on its way.")
        return
    typer.echo(f"{admin.user.email} is an admin as soon as the link is opened that is on its way by mail.")
    if settings.keys:
        links = Links(settings.base_url, tuple(key.encode() for key in settings.keys))
        typer.echo(f"The same link, to hand over: {links.join(admin.invitation.id)}")
        typer.echo("It works once and for seven days.")
