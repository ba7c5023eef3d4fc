"""Bring a database to the schema of this program."""

from pathlib import Path

import asyncpg

from core.database.connect import database
from core.models import tortoise_config

MIGRATIONS = Path(__file__).parents[2] / "migrations"

OLDEST_SERVER = 15
"""The first PostgreSQL whose unique constraints can say NULLS NOT DISTINCT."""

# Any number will do, as long as no other part of the program takes the same one.
_LOCK = 7_164_001


class NewerDatabase(RuntimeError):
    """The database was upgraded by a newer program than this one."""


async def upgrade(url: str) -> list[str]:
    """Run the migrations not yet run, one process at a time, and tell which; must act as the owner."""
    connection = await asyncpg.connect(url)
    try:
        if not await _pending(connection):
            return []
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        # Whoever held the lock may have done the work meanwhile.
        return await _migrate(url) if await _pending(connection) else []
    finally:
        # Closing the session lets the lock go, whatever happened.
        await connection.close()


async def pending(url: str) -> list[str]:
    """The migrations that an upgrade would run."""
    connection = await asyncpg.connect(url)
    try:
        return await _pending(connection)
    finally:
        await connection.close()


async def _pending(connection: asyncpg.Connection) -> list[str]:
    known = {path.name for path in (MIGRATIONS / "models").glob("[0-9]*_*.py")}
    if await connection.fetchval("SELECT to_regclass('aerich')") is None:
        return sorted(known)
    applied = {row["version"] for row in await connection.fetch("SELECT version FROM aerich")}
    if unknown := applied - known:
        raise NewerDatabase(
            f"the database knows {', '.join(sorted(unknown))}, which this program does not:"
            " install the newer program, or point DATABASE_URL at another database"
        )
    return sorted(known - applied)


async def _migrate(url: str) -> list[str]:
    # Costs a tenth of a second to import, which a start with nothing to do should not pay.
    from aerich import Command

    async with database(url):
        command = Command(tortoise_config(url), app="models", location=str(MIGRATIONS))
        await command.init()
        done: list[str] = await command.upgrade(run_in_transaction=True)
        return done
