"""What the scheduler could not do: whole jobs that fail, and single rows that were set aside."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import asyncpg

from bot.doctor.finding import Finding, fails, works

WHAT = "recurring jobs"
MOST = 10
"""Rows that are named; of more it says how many."""

_JOBS = """
SELECT name AS what, failures, last_error, retry_at FROM recurring_jobs WHERE failures > 0 ORDER BY name
"""
_ROWS = """
SELECT sweep || ' ' || row_id AS what, failures, last_error, retry_at, count(*) OVER () AS many
FROM set_aside ORDER BY first_at, id LIMIT $1
"""


async def recurring(connection: asyncpg.Connection) -> Finding:
    """Each by its name and number, as the logs name it, and when it is tried again."""
    jobs, rows = await connection.fetch(_JOBS), await connection.fetch(_ROWS, MOST)
    told = [f"{_said(job)}" for job in jobs] + [f"set aside: {_said(row)}" for row in rows]
    if not told:
        return works(WHAT, "none fails, and no row is set aside")
    more = rows[0]["many"] - len(rows) if rows else 0
    return fails(WHAT, "; ".join([*told, f"and {more} more"] if more else told))


def _said(row: Mapping[str, Any]) -> str:
    moment: datetime | None = row["retry_at"]
    again = f", again at {moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else ""
    times = "once" if row["failures"] == 1 else f"{row['failures']} times"
    return f"{row['what']} failed {times} ({row['last_error']}){again}"
