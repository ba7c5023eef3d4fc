"""The migrations make what the models and the constraints say."""

import asyncio
import time
from pathlib import Path

import asyncpg
import pytest
from tortoise.fields.relational import ForeignKeyFieldInstance

from core.database.connect import database
from core.database.constraints import statements, tables
from core.database.upgrade import MIGRATIONS, NewerDatabase, upgrade
from tests.models.catalogue import describe, differences
from tests.plugins.database import Servers
from tests.plugins.migrations import REMEDY, changed_models

FILES = sorted((MIGRATIONS / "models").glob("[0-9]*.py"), key=lambda path: int(path.name.split("_")[0]))


async def test_a_migrated_database_equals_one_made_from_the_models(servers: Servers) -> None:
    migrated, fresh = await servers.create("equal_migrated"), await servers.create("equal_fresh")
    assert await upgrade(migrated.owner_url) == [path.name for path in FILES]
    async with database(fresh.owner_url) as context:
        await context.generate_schemas(safe=False)
        await context.connections.get("default").execute_script("\n".join(statements()))

    expected, found = await describe(fresh.owner_url), await describe(migrated.owner_url)

    assert len(expected) > 1_000
    assert not differences(expected, found), REMEDY


@pytest.mark.check
async def test_the_last_migration_knows_the_models_of_today() -> None:
    assert await changed_models() == [], REMEDY


async def test_upgrading_again_does_nothing_and_takes_no_time(servers: Servers) -> None:
    target = await servers.create("upgrade_again")
    await upgrade(target.owner_url)
    before = await describe(target.owner_url)
    started = time.perf_counter()
    assert await upgrade(target.owner_url) == []
    assert time.perf_counter() - started < 0.5
    assert await describe(target.owner_url) == before


async def test_processes_that_upgrade_at_once_do_it_once(servers: Servers) -> None:
    target = await servers.create("upgrade_race")
    # Each upgrade runs in its own thread and loop, as in processes of their own.
    done = await asyncio.gather(
        *(asyncio.to_thread(asyncio.run, upgrade(target.owner_url)) for _ in range(4))
    )
    assert sorted(done) == [[], [], [], [path.name for path in FILES]]


async def test_a_database_of_a_newer_program_is_left_alone(servers: Servers) -> None:
    target = await servers.create("upgrade_newer")
    await upgrade(target.owner_url)
    connection = await asyncpg.connect(target.owner_url)
    await connection.execute(
        "INSERT INTO aerich (version, app, content) VALUES ('99_20990101_later.py', 'models', '{}')"
    )
    await connection.close()
    with pytest.raises(NewerDatabase, match="99_20990101_later"):
        await upgrade(target.owner_url)


async def test_a_migration_that_fails_leaves_nothing_behind(
    servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = await servers.create("upgrade_failing")
    await upgrade(target.owner_url)
    before = await describe(target.owner_url)
    folder = tmp_path / "models"
    folder.mkdir()
    for path in (*FILES, MIGRATIONS / "models" / "__init__.py"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = FILES[-1].read_text(encoding="utf-8").split("MODELS_STATE")[0]
    start = broken.index('"""') + 3
    end = broken.index('"""', start)
    (folder / "98_20980101_broken.py").write_text(
        f"{broken[:start]}CREATE TABLE half (id int); SELECT nonsense{broken[end:]}", encoding="utf-8"
    )
    monkeypatch.setattr("core.database.upgrade.MIGRATIONS", tmp_path)

    with pytest.raises(Exception, match="nonsense"):
        await upgrade(target.owner_url)
    assert await describe(target.owner_url) == before

    (folder / "98_20980101_broken.py").write_text(
        f"{broken[:start]}CREATE TABLE whole (id int);{broken[end:]}", encoding="utf-8"
    )
    assert await upgrade(target.owner_url) == ["98_20980101_broken.py"]


async def test_a_transaction_forgotten_open_is_ended_by_the_server(servers: Servers) -> None:
    target = await servers.create("upgrade_limits")
    await upgrade(target.owner_url)
    connection = await asyncpg.connect(target.url)
    assert await connection.fetchval("SHOW idle_in_transaction_session_timeout") == "1min"
    await connection.close()


async def test_each_link_that_is_part_of_something_is_indexed(migrated: str, servers: Servers) -> None:
    """Deleting the whole looks for its parts, so a link that cascades needs an index which begins with it."""
    connection = await asyncpg.connect(servers.named(migrated).owner_url)
    rows = await connection.fetch(
        "SELECT indrelid::regclass::text AS name, attname FROM pg_index"
        " JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indpred IS NULL"
    )
    await connection.close()
    led = {(row["name"], row["attname"]) for row in rows}
    cascading = [
        (table._meta.db_table, f"{name}_id")
        for table in tables()
        for name, field in table._meta.fields_map.items()
        if isinstance(field, ForeignKeyFieldInstance) and field.on_delete.value != "RESTRICT"
    ]
    assert len(cascading) > 30
    assert [link for link in cascading if link not in led] == []
