"""`hiresync deliveries`: what did not arrive, seen and sent again by an operator."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.table import Table

from bot.commands.addresses import addresses
from bot.commands.running import run_until_stopped
from bot.settings import read_settings
from core.delivery.listing import Trouble, resend, troubled

PAGE = 100


def list_troubled() -> None:
    """Print every message that waits for somebody's decision."""
    run_until_stopped(_list)


def send_again(ids: Sequence[int]) -> None:
    """Put messages back into their lanes."""

    async def work(stop: asyncio.Event) -> int:
        return await _resend(ids)

    run_until_stopped(work)


async def _list(stop: asyncio.Event) -> None:
    console, after, count = Console(), 0, 0
    async with _database():
        while page := await troubled(after=after, limit=PAGE):
            console.print(_table(page))
            after, count = page[-1].id, count + len(page)
    if count:
        console.print("Send again with: hiresync deliveries resend NUMBER …")
    else:
        console.print("Nothing waits for a decision: every message arrived or is on its way.")


def _table(page: Sequence[Trouble]) -> Table:
    table = Table("Number", "State", "Kind", "To", "Attempts", "Since", "Error", box=None, pad_edge=False)
    for one in page:
        since = f"{one.since:%Y-%m-%d %H:%M}" if one.since else ""
        table.add_row(str(one.id), one.state.value, one.kind, one.lane, str(one.attempts), since, one.error)
    return table


async def _resend(ids: Sequence[int]) -> int:
    async with _database():
        sent = await resend(ids, now=datetime.now(UTC))
    for number in ids:
        again = "will be sent again" if number in sent else "is not among those that wait for a decision"
        typer.echo(f"{number} {again}")
    return 0 if len(sent) == len(set(ids)) else 1


@asynccontextmanager
async def _database() -> AsyncIterator[None]:
    from core.database.connect import database

    settings = read_settings()
    async with addresses(settings.database_url, settings.hiresync_data) as found, database(found.url):
        yield
