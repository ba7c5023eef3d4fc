"""Whose digest is due: found by an index over moments, never by looking at everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.digests.section import Reader
from core.digests.times import day_of, is_too_late, last_due, next_due
from core.kit.actor import Role
from core.people.hats import PROOFS, WORN_FIRST
from core.sweeping import not_aside

# Two schedulers never wait for one another, and somebody who changes his hour waits for neither.
SWEEP = "digests"
_DUE = """
SELECT t.user_id FROM digest_turns t
WHERE {which} AND {not_aside} ORDER BY t.due_at, t.user_id LIMIT $1 FOR UPDATE SKIP LOCKED
"""
_UNKNOWN, _PAST = (
    _DUE.format(which=which, not_aside=not_aside(SWEEP, "t.user_id", "$2"))
    for which in ("t.due_at IS NULL", "t.due_at <= $2")
)

_PEOPLE = f"""
SELECT DISTINCT ON (person.id) person.id, person.zone, person.digest_at,
       hat.role, hat.organization_id, hat.client_id,
       person.is_active AND person.erased_at IS NULL AS is_here
FROM users person LEFT JOIN LATERAL ({PROOFS}) hat ON true
WHERE person.id = ANY($1::bigint[]) ORDER BY person.id, {WORN_FIRST}
"""  # noqa: S608 - constants of this package

_ADVANCE = """
UPDATE digest_turns t SET due_at = w.due_at
FROM jsonb_to_recordset($1::jsonb) AS w(person bigint, due_at timestamptz) WHERE t.user_id = w.person
"""


Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """A digest that is due now, and for which day."""

    reader: Reader
    day: date


async def claim(connection: BaseDBAsyncClient, now: datetime, *, limit: int) -> list[Row]:
    """The people whose hour has come (`is_due`), or whose turn is not known; nobody else takes them."""
    unknown = await connection.execute_query_dict(_UNKNOWN, [limit, now])
    past = {row["user_id"] for row in await connection.execute_query_dict(_PAST, [limit, now])}
    if not unknown and not past:
        return []
    ids = [*(row["user_id"] for row in unknown), *past]
    people = await connection.execute_query_dict(_PEOPLE, [ids])
    return [{**row, "is_due": row["id"] in past} for row in people]


async def take_turns(connection: BaseDBAsyncClient, people: Sequence[Row], now: datetime) -> list[Turn]:
    """Whose digest is made now; the next turn of all of them is counted in the same transaction."""
    await connection.execute_query_dict(_ADVANCE, [_advanced(people, now)])
    turns = [_turn(row, now) for row in people if row["is_due"] and row["is_here"] and row["role"]]
    return [turn for turn in turns if turn is not None]


def _turn(row: Row, now: datetime) -> Turn | None:
    due = last_due(row["id"], row["digest_at"], row["zone"], now)
    return None if is_too_late(due, now) else Turn(_reader(row, now), day_of(row["id"], due, row["zone"]))


def _advanced(people: Sequence[Row], now: datetime) -> str:
    moved = [
        {"person": row["id"], "due_at": next_due(row["id"], row["digest_at"], row["zone"], now)}
        for row in people
    ]
    return orjson.dumps(moved).decode()


def _reader(row: Row, now: datetime) -> Reader:
    return Reader(row["id"], Role(row["role"]), row["organization_id"], row["client_id"], row["zone"], now)
