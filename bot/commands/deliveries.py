"""`hiresync deliveries`: what is on its way or did not arrive, sent again or given up by an operator."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.table import Table

from bot.commands.addresses import addresses
from bot.commands.running import CannotStart, run_until_stopped
from bot.settings import read_settings
from core.delivery.listing import (
    TROUBLED,
    Delivery,
    Wanted,
    deliveries,
    delivery,
    give_up,
    resend,
    troubled_ids,
)
from core.delivery.tried import attempts_of
from core.models import User
from core.models.enums import OutboxState

Act = Callable[[Sequence[int]], Awaitable[list[int]]]


def list_deliveries(
    states: Sequence[str], person: str, lane: str, since: datetime | None, after: int, limit: int
) -> None:
    """Print one page of messages, and how to see the next."""

    async def work(stop: asyncio.Event) -> None:
        console = Console()
        async with _database():
            wanted = await _wanted(states, person, lane, since)
            page = await deliveries(wanted, after=after, limit=limit)
        if not page:
            console.print(
                "Nothing waits for a decision: every message arrived or is on its way."
                if not (states or person or lane or since or after)
                else "There is no such message."
            )
            return
        console.print(_table(page))
        if len(page) == limit:
            console.print(f"More: the same with --after {page[-1].id}")
        if any(one.state in TROUBLED for one in page):
            console.print(
                "Send again: hiresync deliveries retry NUMBER …; give up: hiresync deliveries drop NUMBER …"
            )

    run_until_stopped(work)


def show_delivery(number: int) -> None:
    """Print one message with every attempt."""

    async def work(stop: asyncio.Event) -> int:
        console = Console()
        async with _database():
            found, tries = await delivery(number), await attempts_of(number)
        if found is None:
            console.print(f"There is no message {number}.")
            return 1
        console.print(_table([found]))
        told, provider = found.notification_id or "none", found.provider_id or "none"
        console.print(f"The provider's id: {provider}; notification: {told}")
        table = Table("Attempt", "Began", "Took", "Outcome", "Retry-After", "Error", box=None, pad_edge=False)
        for one in tries:
            took = f"{(one.finished_at - one.started_at).total_seconds():.2f} s"
            wait = "" if one.retry_after is None else f"{one.retry_after:g} s"
            table.add_row(str(one.number), _at(one.started_at), took, one.outcome.value, wait, one.error)
        if tries:
            console.print(table)
        return 0

    run_until_stopped(work)


def send_again(ids: Sequence[int], lane: str, *, everything: bool) -> None:
    """Put messages back into their lanes."""
    _decide(ids, lane, everything, lambda some: resend(some, now=datetime.now(UTC)), "will be sent again")


def drop(ids: Sequence[int], lane: str, *, everything: bool) -> None:
    """Leave messages unsent for good."""
    _decide(ids, lane, everything, lambda some: give_up(some, now=datetime.now(UTC)), "is given up")


def _decide(ids: Sequence[int], lane: str, everything: bool, act: Act, done: str) -> None:
    async def work(stop: asyncio.Event) -> int:
        if everything == bool(ids):
            raise CannotStart(
                "Name the numbers from the list, or say --all (with --lane for one lane or channel)."
            )
        async with _database():
            return await (_all(Wanted(lane=lane), act, done, stop) if everything else _some(ids, act, done))

    run_until_stopped(work)


async def _some(ids: Sequence[int], act: Act, done: str) -> int:
    found = await act(ids)
    for number in ids:
        typer.echo(f"{number} {done if number in found else 'is not among those that wait for a decision'}")
    return 0 if len(found) == len(set(ids)) else 1


async def _all(wanted: Wanted, act: Act, done: str, stop: asyncio.Event) -> int:
    """A thousand at a time, so that no worker waits for the rest."""
    count, after = 0, 0
    while not stop.is_set() and (ids := await troubled_ids(wanted, after=after)):
        count, after = count + len(await act(ids)), ids[-1]
    typer.echo(f"{count} messages: each {done}")
    return 0


async def _wanted(states: Sequence[str], person: str, lane: str, since: datetime | None) -> Wanted:
    at = since.replace(tzinfo=since.tzinfo or UTC) if since else None
    user_id = await _person(person) if person else None
    chosen = tuple(OutboxState(state) for state in states)
    if not chosen:
        # Who asks about a person or a day wants to see all of it.
        chosen = tuple(OutboxState) if person or since else TROUBLED
    return Wanted(chosen, user_id, lane, at)


async def _person(named: str) -> int:
    """By number, or by address."""
    found = await (
        User.get_or_none(id=int(named)) if named.isdecimal() else User.get_or_none(email=named.lower())
    )
    if found is None:
        raise CannotStart("--person: nobody has this number or address.")
    return found.id


COLUMNS = ("Number", "State", "Kind", "Lane", "Person", "Attempts", "Ordered", "Ended", "Error")


def _table(page: Sequence[Delivery]) -> Table:
    table = Table(*COLUMNS, box=None, pad_edge=False)
    for one in page:
        ended = _at(one.since) if one.since else ""
        person, ordered = str(one.user_id or ""), _at(one.ordered_at)
        row = (str(one.id), one.state.value, one.kind, one.lane, person, str(one.attempts), ordered, ended)
        table.add_row(*row, one.error)
    return table


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"


@asynccontextmanager
async def _database() -> AsyncIterator[None]:
    from core.database.connect import database

    settings = read_settings()
    async with addresses(settings.database_url, settings.hiresync_data) as found, database(found.url):
        yield
