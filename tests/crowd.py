"""Many more of what a stage has one of: copies of its rows, with names of their own and numbers that fit."""

from collections.abc import Mapping

import asyncpg

from core.models import JobApplication
from tests.world import World

FIRST = 10_000_000
"""The numbers of the copies begin here, in every table, so that they find each other."""
_NAME = "'Person ' || substr(md5(n::text), 1, 8)"
_MAIL = "'crowd' || n || '@example.com'"
_TITLE = "'Engineer ' || substr(md5(n::text), 1, 8)"


def name_of(number: int) -> str:
    """The SQL that names this one of the crowd, in whatever table."""
    return f"substr(md5('{number}'), 1, 8)"


async def interviewers(owner: asyncpg.Connection, many: int, *, after: int = 0) -> None:
    """So many more who interview for the client who has the first one."""
    first = await owner.fetchrow("SELECT id, interviewer_id FROM client_interviewers ORDER BY id LIMIT 1")
    async with owner.transaction():
        await _copies(owner, "users", first["interviewer_id"], many, {"name": _NAME, "email": _MAIL}, after)
        told = {"interviewer_id": f"{FIRST} + n"}
        await _copies(owner, "client_interviewers", first["id"], many, told, after)
    for table in ("users", "client_interviewers"):
        await owner.execute(f"VACUUM ANALYZE {table}")


async def leave(owner: asyncpg.Connection) -> None:
    """Take the interviewers away again."""
    await owner.execute("DELETE FROM client_interviewers WHERE id > $1", FIRST)
    await owner.execute("DELETE FROM users WHERE id > $1", FIRST)


async def gather(owner: asyncpg.Connection, world: World, application: JobApplication, many: int) -> None:
    """So many colleagues, candidates, jobs and applications in the world's agency."""
    shared = await owner.fetchrow(
        "SELECT a.candidate_id, a.job_id, a.location_id, r.id AS recruiter, i.id AS interviewer,"
        " r.user_id FROM job_applications a, recruiters r, client_interviewers i"
        " WHERE a.id = $1 AND r.user_id = $2 ORDER BY i.id LIMIT 1",
        application.id,
        world.recruiter.user_id,
    )
    number = f"{FIRST} + n"
    tables: list[tuple[str, int, Mapping[str, str]]] = [
        ("users", shared["user_id"], {"name": _NAME, "email": _MAIL}),
        ("recruiters", shared["recruiter"], {"user_id": number}),
        ("client_interviewers", shared["interviewer"], {"interviewer_id": number}),
        (
            "candidate_profiles",
            shared["candidate_id"],
            {"name": _NAME, "email": _MAIL, "email_key": _MAIL, "phone_e164": "NULL", "user_id": "NULL"},
        ),
        (
            "job_postings",
            shared["job_id"],
            {"title": _TITLE, "job_code": "'CROWD-' || n", "draft_key": "NULL"},
        ),
        ("job_locations", shared["location_id"], {"job_id": number}),
        (
            "job_applications",
            application.id,
            {
                "candidate_id": number,
                "job_id": number,
                "location_id": number,
                "resume_id": number,
                "draft_key": "NULL",
            },
        ),
    ]
    async with owner.transaction():
        # Only the copies' own rows matter here, not what their making would have set off.
        await owner.execute("SET LOCAL session_replication_role = replica")
        for table, row, changes in tables:
            await _copies(owner, table, row, many, changes)
    for table, _, _ in tables:
        await owner.execute(f"VACUUM ANALYZE {table}")


async def _copies(
    owner: asyncpg.Connection, table: str, row: int, many: int, changes: Mapping[str, str], after: int = 0
) -> None:
    told = ", ".join(f"'{name}', {value}" for name, value in changes.items())
    # Of a record that is made in the list of columns, PostgreSQL would make one for each column.
    await owner.execute(
        f"INSERT INTO {table} SELECT copy.* FROM {table} x,"  # noqa: S608
        " generate_series($3::int + 1, $3::int + $2::int) AS n,"
        f" jsonb_populate_record(NULL::{table}, to_jsonb(x) || jsonb_build_object('id', {FIRST} + n, {told}))"
        " AS copy WHERE x.id = $1",
        row,
        many,
        after,
    )
