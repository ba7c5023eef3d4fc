"""The database every other test stands on: empty, connected everywhere, quickly ready."""

import asyncio
from contextlib import closing

import asyncpg
import pytest
from aiohttp import ClientSession, web

from core.database.connect import database
from core.models import AuditEntry, TaxRate, User
from tests.plugins.database import Database, Servers
from tests.tables import Tables


@pytest.mark.parametrize("turn", [1, 2])
async def test_each_test_begins_with_empty_tables_and_the_first_number(db: Database, turn: int) -> None:
    assert await User.all().count() == 0
    assert await AuditEntry.all().count() == 0
    assert await TaxRate.all().count() == 1
    user = await User.create(email=f"{turn}@example.test", name="A")
    await AuditEntry.create(verb="looked", subject=f"user:{user.id}", at=user.created_at)
    await TaxRate.create(valid_from="2030-01-01", cgst=1, sgst=1, igst=2)
    assert user.id == 1


async def test_a_server_started_by_the_test_sees_the_same_rows(db: Database) -> None:
    await User.create(email="a@example.test", name="Asha")

    async def first_name() -> str:
        return (await User.get()).name

    async def names(_: web.Request) -> web.Response:
        return web.Response(text=await asyncio.create_task(first_name()))

    app = web.Application()
    app.router.add_get("/", names)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        async with ClientSession() as session, session.get(site.name) as answer:
            assert await answer.text() == "Asha"
    finally:
        await runner.cleanup()


async def test_a_forgotten_connection_does_not_hold_up_the_next_test(db: Database, tables: Tables) -> None:
    forgotten = await asyncpg.connect(db.url)
    await forgotten.execute("BEGIN; LOCK TABLE users")
    tables.alone()
    await asyncio.wait_for(asyncio.to_thread(tables.empty), 30)
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await forgotten.execute("SELECT 1")


async def test_cleaning_passes_over_tables_nobody_ever_wrote_to(servers: Servers, migrated: str) -> None:
    """To go through every table takes ten times as long, before each test anew."""
    own = await servers.create("hiresync_cleaned", template=migrated)
    with closing(Tables(own.admin_url)) as outside:
        untouched = outside.empty()
        async with database(own.url):
            await User.create(email="a@example.test", name="Asha")
        assert "users" in outside.empty() - untouched
    assert len(untouched) < 5, "only what the schema comes with is written anew"


async def test_the_application_may_neither_drop_nor_empty_a_table(db: Database) -> None:
    if db.url == db.owner_url:
        pytest.skip("the named server has one role for everything")
    connection = await asyncpg.connect(db.url)
    try:
        for act in ("DROP TABLE users CASCADE", "TRUNCATE audit_entries", "CREATE TABLE mine (id int)"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(act)
    finally:
        await connection.close()
