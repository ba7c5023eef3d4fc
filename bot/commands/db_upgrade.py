"""`hiresync db upgrade`: run the missing migrations, once, however many processes ask for it."""

import asyncio

from bot.commands.addresses import addresses, upgraded
from bot.commands.running import run_until_stopped
from bot.settings import read_settings


def upgrade() -> None:
    """Upgrade the database of DATABASE_URL, or the embedded one."""
    run_until_stopped(_upgrade)


async def _upgrade(stop: asyncio.Event) -> None:
    settings = read_settings()
    async with addresses(settings.database_url, settings.hiresync_data) as found:
        done = await upgraded(found.owner_url)
    for name in done:
        print(f"done: {name}")  # noqa: T201
    if not done:
        print("The database is up to date.")  # noqa: T201
