"""What a sweep cannot deal with holds up nothing else: that row is set aside, and tried again later."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from tortoise.backends.base.client import BaseDBAsyncClient

from core.kit.transaction import transaction

log = structlog.get_logger()
R = TypeVar("R")

KEPT_FOR = timedelta(days=1)
"""After the moment it was to be tried again: whatever was not due any more by then is not in trouble."""

_DEALT_WITH = "DELETE FROM set_aside WHERE sweep = $1 AND row_id = ANY($2::bigint[])"

# Ten minutes, then twice as long each time, up to a day.
_SET_ASIDE = """
INSERT INTO set_aside (sweep, row_id, failures, last_error, first_at, retry_at)
SELECT $1, broken.id, 1, broken.error, $4, $4::timestamptz + interval '10 minutes'
FROM unnest($2::bigint[], $3::text[]) AS broken(id, error)
ON CONFLICT (sweep, row_id) DO UPDATE SET
  failures = set_aside.failures + 1, last_error = excluded.last_error,
  retry_at = $4 + least(interval '1 day', interval '10 minutes' * power(2, least(set_aside.failures, 8)))
"""

_ASIDE = "SELECT row_id FROM set_aside WHERE sweep = $1 AND retry_at > $2"


def not_aside(sweep: str, number: str, now: str) -> str:
    """For the statement that claims a sweep's rows: this one is not set aside at the moment."""
    return (
        f"NOT EXISTS (SELECT FROM set_aside aside WHERE aside.sweep = '{sweep}'"
        f" AND aside.row_id = {number} AND aside.retry_at > {now})"
    )


async def aside(sweep: str, now: datetime) -> list[int]:
    """The rows of this sweep that are not to be tried yet."""
    async with transaction() as connection:
        return [row["row_id"] for row in await connection.execute_query_dict(_ASIDE, [sweep, now])]


async def deal_with(
    sweep: str,
    rows: Sequence[R],
    deal: Callable[[Sequence[R]], Awaitable[int]],
    *,
    number: Callable[[R], int],
    now: datetime,
) -> int:
    """Deal with all of these at once, in the transaction that claimed them; tells what `deal` counted.

    Where that fails it is undone, and each half is tried by itself, down to the rows that are at fault. So
    `deal` reads what it changes, and may be called again with fewer rows.
    """
    if not rows:
        return 0
    async with transaction() as connection:
        count, broken = await _tried(connection, rows, deal)
        faults = {number(row): fault for row, fault in broken}
        dealt_with = [one for one in map(number, rows) if one not in faults]
        await connection.execute_query(_DEALT_WITH, [sweep, dealt_with])
        if faults:
            errors = [type(fault).__name__ for fault in faults.values()]
            await connection.execute_query(_SET_ASIDE, [sweep, list(faults), errors, now])
            log.error("set_aside", sweep=sweep, rows=sorted(faults), exc_info=broken[0][1])
    return count


async def _tried(
    connection: BaseDBAsyncClient, rows: Sequence[R], deal: Callable[[Sequence[R]], Awaitable[int]]
) -> tuple[int, list[tuple[R, Exception]]]:
    """What was counted, and which rows failed with what."""
    await connection.execute_query("SAVEPOINT part")
    try:
        count = await deal(rows)
    except Exception as fault:
        # With a lost connection this fails, too, and the whole sweep with it.
        await connection.execute_query("ROLLBACK TO SAVEPOINT part")
        if len(rows) == 1:
            return 0, [(rows[0], fault)]
    else:
        await connection.execute_query("RELEASE SAVEPOINT part")
        return count, []
    middle = len(rows) // 2
    first, first_broken = await _tried(connection, rows[:middle], deal)
    second, second_broken = await _tried(connection, rows[middle:], deal)
    return first + second, first_broken + second_broken


async def forget_aside(before: datetime) -> None:
    """Forget what was to be tried again before this, and never came again."""
    async with transaction() as connection:
        await connection.execute_query("DELETE FROM set_aside WHERE retry_at < $1", [before])
