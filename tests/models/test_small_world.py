"""The small world that is laid down for each test is the one the use-cases build."""

from typing import Any

import asyncpg
import orjson

from core.kit.actor import Role
from core.models import User
from tests.plugins.database import Database
from tests.plugins.world import SmallWorld
from tests.tables import Tables
from tests.world import NOW, build_world

_TABLES = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'aerich' ORDER BY relname
"""
_NUMBERS = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = 'public' AND sequencename NOT LIKE 'aerich%'
"""


async def _found(of: Database) -> dict[str, Any]:
    """The numbers of all rows of every table, and those that were given last."""
    connection = await asyncpg.connect(of.admin_url)
    try:
        found: dict[str, Any] = dict(await connection.fetch(_NUMBERS))
        for (name,) in await connection.fetch(_TABLES):
            rows = await connection.fetch(f'SELECT to_jsonb(x) FROM public."{name}" AS x')  # noqa: S608
            found[f"rows of {name}"] = sorted(orjson.loads(row[0]).get("id", 0) for row in rows)
        return found
    finally:
        await connection.close()


async def test_what_is_laid_down_is_what_is_built(
    db: Database, tables: Tables, small_world: SmallWorld
) -> None:
    built = await build_world()
    expected = await _found(db)
    assert sum(len(one) for name, one in expected.items() if name.startswith("rows")) > 100
    tables.empty()
    laid_down = await small_world.stands()
    assert await _found(db) == expected
    for role in Role:
        assert laid_down.actor(role) == built.actor(role)
        assert laid_down.foreign.actor(role) == built.foreign.actor(role)
    new = await User.create(email="new@example.test", name="New", created_at=NOW)
    assert new.id == max(expected["rows of users"]) + 1


async def test_where_somebody_wrote_before_it_is_built_beside_that(
    db: Database, small_world: SmallWorld
) -> None:
    first = await User.create(email="first@example.test", name="First", created_at=NOW)
    world = await small_world.stands()
    assert world.manager.user_id == first.id + 1
    assert await User.get(id=first.id) == first


async def test_each_test_gets_a_world_of_its_own(db: Database, small_world: SmallWorld) -> None:
    (await small_world.stands()).things["job"] = "changed"
    world = await small_world.stands_alone()
    assert world.things == {}
    assert (await User.get(id=world.manager.user_id)).name == world.manager.name
