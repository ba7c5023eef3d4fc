"""How a sweep gets past what it cannot deal with: at once where all is well, else by halves."""

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from core.audit import record
from core.kit.transaction import transaction
from core.models import AuditEntry, SetAside
from core.sweeping import aside, deal_with
from tests.plugins.database import Database
from tests.stages.counting import queries
from tests.world import NOW


class Work:
    """Writes a line for each row into the book, and fails at some."""

    def __init__(self, *broken: int) -> None:
        self.broken, self.calls = broken, 0

    async def __call__(self, rows: object) -> int:
        self.calls += 1
        assert isinstance(rows, list)
        for row in rows:
            await record(None, "swept", f"row:{row}", now=NOW)
            if row in self.broken:
                raise LookupError(row)
        return len(rows)


async def swept(work: Work, many: int) -> int:
    async with transaction():
        return await deal_with("sweep", list(range(many)), work, number=int, now=NOW)


async def done() -> list[int]:
    return [int(one.subject.partition(":")[2]) for one in await AuditEntry.all().order_by("id")]


async def test_where_all_is_well_it_is_one_call_and_as_many_statements_for_any_number(db: Database) -> None:
    work = Work()
    await deal_with("sweep", [1], _nothing, number=int, now=NOW)
    with queries() as of_few:
        assert await deal_with("sweep", [1], _nothing, number=int, now=NOW) == 1
    with queries() as of_many:
        assert await deal_with("sweep", list(range(200)), _nothing, number=int, now=NOW) == 200
    assert of_many.count == of_few.count
    assert await swept(work, 64) == 64
    assert work.calls == 1


async def _nothing(rows: object) -> int:
    assert isinstance(rows, list)
    return len(rows)


@pytest.mark.parametrize("broken", [(0,), (63,), (7, 8, 40), tuple(range(64))])
async def test_the_others_are_dealt_with_once_each(db: Database, broken: tuple[int, ...]) -> None:
    work = Work(*broken)
    assert await swept(work, 64) == 64 - len(broken)
    assert await done() == [one for one in range(64) if one not in broken], "in their order, nothing twice"
    assert sorted(await aside("sweep", NOW)) == list(broken)
    assert {row.last_error for row in await SetAside.all()} == {"LookupError"}
    if len(broken) == 1:
        assert work.calls <= 2 * 7, "halves, not each by itself"


async def test_a_statement_the_database_refuses_spoils_nothing_else(db: Database) -> None:
    async def deal(rows: object) -> int:
        assert isinstance(rows, list)
        for row in rows:
            await record(None, "swept", f"row:{row}", now=NOW)
            if row == 3:
                await SetAside.create(sweep="x", row_id=1, first_at=NOW, retry_at=NOW)
                await SetAside.create(sweep="x", row_id=1, first_at=NOW, retry_at=NOW)
        return len(rows)

    assert await deal_with("sweep", list(range(8)), deal, number=int, now=NOW) == 7
    assert await done() == [0, 1, 2, 4, 5, 6, 7]
    assert (await SetAside.get()).last_error == IntegrityError.__name__


async def test_a_lost_connection_is_no_fault_of_a_row(db: Database) -> None:
    async def cut(rows: object) -> int:
        async with transaction() as connection:
            await connection.execute_query("SELECT pg_terminate_backend(pg_backend_pid())")
        return 0

    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await deal_with("sweep", [1, 2], cut, number=int, now=NOW)
    assert await SetAside.all().count() == 0
