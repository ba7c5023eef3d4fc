"""Proof that nothing was written: the content of every table before and after."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from tests.plugins.database import Database

_TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname
"""
LEAST_TABLES = 60
"""There are more; a proof that looked at fewer has looked at the wrong place."""
ASIDE = {"conversation_drafts": "surface"}
"""Where a conversation's card stands in the chat is no content: an answer that is refused moves it down."""
HEARD = "seen_events"
"""That something was heard is remembered, so that it is not heard again; it changes nothing."""


async def contents(db: Database) -> dict[str, tuple[int, str]]:
    """How many rows each table has, and a hash over all of them."""
    connection = await asyncpg.connect(db.admin_url)
    try:
        names = [row["relname"] for row in await connection.fetch(_TABLES)]
        assert len(names) >= LEAST_TABLES
        found: dict[str, tuple[int, str]] = {}
        for name in names:
            row = f"(to_jsonb(t) - '{ASIDE[name]}')::text" if name in ASIDE else "t::text"
            sql = f"SELECT count(*), md5(string_agg(md5({row}), '' ORDER BY md5({row}))) FROM {name} t"  # noqa: S608
            count, digest = await connection.fetchrow(sql)
            found[name] = (count, digest or "")
        return found
    finally:
        await connection.close()


@asynccontextmanager
async def unchanged(db: Database, *but: str) -> AsyncIterator[None]:
    """Nothing that happens inside changes any table but those named."""
    before = await contents(db)
    yield
    after = await contents(db)
    changed = {name for name in before if before[name] != after[name]} - {HEARD}
    assert changed <= set(but), f"written to: {sorted(changed - set(but))}"
