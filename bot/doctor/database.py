"""The database: reached, new enough, with the tables of this program."""

import asyncpg

from bot.doctor.finding import Finding, fails, missing, works
from bot.doctor.recurring import recurring
from bot.settings import Settings
from core.database.embedded import embedded_server
from core.database.upgrade import OLDEST_SERVER, NewerDatabase, pending

WHAT = "database"


async def database(settings: Settings) -> list[Finding]:
    """The named server, or the embedded one if it was ever started; and what it says of recurring jobs."""
    if settings.database_url:
        return await _look("DATABASE_URL", settings.database_url)
    folder = settings.hiresync_data
    if not (folder / "postgres" / "PG_VERSION").exists():
        return [missing(WHAT, f"DATABASE_URL is not set: an embedded server will be made in {folder}")]
    async with embedded_server(folder) as embedded:
        return await _look(f"embedded in {folder}", embedded.owner_url)


async def _look(where: str, url: str) -> list[Finding]:
    try:
        connection = await asyncpg.connect(url, timeout=10)
        try:
            return await _examined(where, url, connection)
        finally:
            await connection.close()
    except NewerDatabase as trouble:
        return [fails(WHAT, f"{where}: {trouble}")]
    except (OSError, ValueError, asyncpg.PostgresError) as trouble:
        return [fails(WHAT, f"{where} cannot be reached: {trouble or type(trouble).__name__}")]


async def _examined(where: str, url: str, connection: asyncpg.Connection) -> list[Finding]:
    version = connection.get_server_version()
    if version.major < OLDEST_SERVER:
        return [fails(WHAT, f"{where}: PostgreSQL {version.major}; {OLDEST_SERVER} or newer is needed")]
    server = f"{where}: PostgreSQL {version.major}.{version.minor}"
    if behind := await pending(url):
        return [fails(WHAT, f"{server}; migrations are missing ({len(behind)}): hiresync db upgrade")]
    return [works(WHAT, f"{server}, tables up to date"), await recurring(connection)]
