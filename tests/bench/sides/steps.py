"""A step of a conversation, and its statements alone."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import orjson
from tortoise import connections

from bot import registry
from bot.forms import store
from bot.forms.draft import Token
from bot.forms.events import Event, Filled, Gave
from bot.forms.kinds import Option
from bot.forms.turns import Turns
from core.database.connect import database
from core.kit.clock import SystemClock
from core.people.identify import Visitor, actor_for_chat
from tests.bench.side import Side

LOAD = f"SELECT {store.COLUMNS} FROM conversation_drafts WHERE id = $1"  # noqa: S608


@asynccontextmanager
async def ours(url: str, visitor: dict[str, Any], event: dict[str, Any]) -> AsyncIterator[Side]:
    """`Turns.take` on a fresh draft each time; `listed` tells the statements of it."""
    async with database(url):
        who = Visitor(**visitor)
        actor = await actor_for_chat(who.channel, who.workspace, who.external_id)
        assert actor is not None
        turns, dialogue = Turns(registry.load().forms, SystemClock()), "value" in event

        async def work(first: int, count: int, listed: bool = False) -> dict[str, Any]:
            statements = await _listed() if listed else []
            for number in range(first, first + count):
                token, told = Token(number, 0), _event_id(event, number)
                await turns.take(actor, token, _event(event), dialogue=dialogue, event_id=told)
            return {"statements": statements}

        yield Side(work=work)


async def _listed() -> list[str]:
    """A list that grows with every statement on the pool's one connection."""
    statements: list[str] = []
    async with connections.get("default").acquire_connection() as connection:
        connection.add_query_logger(lambda logged: statements.append(logged.query))
    # The statement of giving it back was this one's, not a step's.
    statements.clear()
    return statements


def _event(told: Mapping[str, Any]) -> Event:
    return Gave(Option(told["value"], "")) if "value" in told else Filled(told["page"])


def _event_id(told: Mapping[str, Any], number: int) -> str:
    return f"update:{number}" if "value" in told else ""


@asynccontextmanager
async def raw(url: str, event: dict[str, Any]) -> AsyncIterator[Side]:
    """The two statements of a step on one connection of a pool, with the columns of JSON read and written."""
    pool = await asyncpg.create_pool(url, min_size=1, max_size=5)
    given = event.get("page") or {"job_level": event["value"]}

    async def step(number: int) -> None:
        async with pool.acquire() as connection:
            row = await connection.fetchrow(LOAD, number)
            told = [orjson.loads(row[name]) for name in ("answers", "facts", "cursor")]
            told[0] |= given
            kept = [orjson.dumps(one).decode() for one in told]
            now = datetime.now(UTC)
            ends = (now + timedelta(days=1), now + timedelta(days=7))
            stands = [row[name] for name in ("about", "answered", "asked", "form_version", "title", "status")]
            values = (now, "slack", "slack", _event_id(event, number), *ends, *stands)
            assert await connection.fetch(store.SAVE, number, row["revision"], *kept, *values)

    async def work(first: int, count: int) -> None:
        for number in range(first, first + count):
            await step(number)

    try:
        yield Side(work=work)
    finally:
        await pool.close()
