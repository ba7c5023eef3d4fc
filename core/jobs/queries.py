"""Lists of jobs: each one query, paged by key, bound to the reader's agency, company or assignments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models.enums import Approval, JobStatus
from core.people.access import require

PAGE = 5


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job in a list."""

    id: int
    code: str
    title: str
    client: str
    agency: str
    approval: Approval
    status: JobStatus
    seats: int
    taken: int
    waiting: int
    """Profiles nobody has decided about yet."""
    profiles: int
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and from which key the next page goes on (0: this was the last)."""

    lines: tuple[JobLine, ...]
    next: int


_JOBS = """
SELECT j.id, j.job_code, j.title, c.company_name, o.name AS agency, j.approval, j.status,
       greatest(j.deadline, j.extended_deadline) AS deadline, seats.wanted, seats.taken,
       coalesce(sent.all_sent, 0) AS all_sent, coalesce(sent.waiting, 0) AS waiting
FROM job_postings j
JOIN client_details c ON c.id = j.client_id
JOIN organizations o ON o.id = j.organization_id
CROSS JOIN LATERAL (SELECT coalesce(sum(l.positions), 0) AS wanted,
                           coalesce(sum(l.positions_closed), 0) AS taken
                    FROM job_locations l WHERE l.job_id = j.id) seats
CROSS JOIN LATERAL (SELECT count(*) AS all_sent, count(*) FILTER (WHERE a.status = 'pending') AS waiting
                    FROM job_applications a WHERE a.job_id = j.id) sent
WHERE {whose} = $1 AND ($2 = 0 OR j.id < $2) AND ($4 = '' OR j.approval = $4)
ORDER BY j.id DESC LIMIT $3
"""
_OF_CLIENT = _JOBS.format(whose="j.client_id")
_OF_AGENCY = _JOBS.format(whose="j.organization_id")


async def my_jobs(actor: Actor, *, before: int = 0, limit: int = PAGE) -> Page:
    """The client's jobs, or the agency's, newest first."""
    require(actor, Role.CLIENT, Role.MANAGER)
    if actor.role is Role.CLIENT:
        return await _page(actor, _OF_CLIENT, actor.client, before, limit, "")
    return await _page(actor, _OF_AGENCY, actor.agency, before, limit, "")


async def job_requests(actor: Actor, *, before: int = 0, limit: int = PAGE) -> Page:
    """The jobs that wait for the manager's decision."""
    require(actor, Role.MANAGER)
    return await _page(actor, _OF_AGENCY, actor.agency, before, limit, Approval.PENDING)


async def _page(actor: Actor, sql: str, whose: int, before: int, limit: int, approval: str) -> Page:
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, [whose, before, limit + 1, approval])
    lines = tuple(_line(row) for row in rows[:limit])
    return Page(lines, lines[-1].id if len(rows) > limit else 0)


def _line(row: Mapping[str, Any]) -> JobLine:
    return JobLine(
        id=row["id"],
        code=row["job_code"],
        title=row["title"],
        client=row["company_name"],
        agency=row["agency"],
        approval=Approval(row["approval"]),
        status=JobStatus(row["status"]),
        seats=row["wanted"],
        taken=row["taken"],
        waiting=row["waiting"],
        profiles=row["all_sent"],
        deadline=row["deadline"],
    )
