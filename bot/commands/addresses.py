"""Which database a command works on: the one that was named, or the embedded one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.commands.running import CannotStart


@dataclass(frozen=True, slots=True)
class Addresses:
    """One for upgrades and one for everything else; the same where an operator named the database."""

    owner_url: str
    url: str


@asynccontextmanager
async def addresses(database_url: str, data: Path, *, fresh: bool = False) -> AsyncIterator[Addresses]:
    """The addresses; the embedded server runs as long as they are needed, and is emptied first if `fresh`."""
    if database_url:
        await _look_at(database_url)
        yield Addresses(database_url, database_url)
        return
    from core.database.embedded import embedded_server, start_over

    async with embedded_server(data) as embedded:
        if fresh:
            await start_over(embedded)
        yield Addresses(embedded.owner_url, embedded.url)


async def upgraded(owner_url: str, *, otherwise: str = "") -> list[str]:
    """Run the missing migrations and tell which; a database that is too new is told in words."""
    from core.database.upgrade import NewerDatabase, upgrade

    try:
        return await upgrade(owner_url)
    except NewerDatabase as trouble:
        raise CannotStart(f"{trouble}; or {otherwise}" if otherwise else str(trouble)) from None


async def _look_at(url: str) -> None:
    """Say in words why a named database cannot be used."""
    import asyncpg

    from core.database.upgrade import OLDEST_SERVER

    try:
        connection = await asyncpg.connect(url, timeout=10)
    except (OSError, ValueError, asyncpg.PostgresError) as trouble:
        said = str(trouble) or type(trouble).__name__
        raise CannotStart(f"DATABASE_URL: the database cannot be reached: {said}") from None
    try:
        version = connection.get_server_version()
    finally:
        await connection.close()
    if version.major < OLDEST_SERVER:
        raise CannotStart(
            f"DATABASE_URL: PostgreSQL {version.major} is too old; {OLDEST_SERVER} or newer is needed."
        )
