"""Lists of profiles: each one query, paged by key, bound to the reader's company, agency or own ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models import JobApplication
from core.models.enums import ApplicationStatus
from core.people.access import require

PAGE = 5


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """A profile in a list; contacts are not part of it."""

    id: int
    candidate: str
    title: str
    city: str
    client: str
    recruiter: str
    status: ApplicationStatus
    round_num: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and from which key the next page goes on (0: this was the last)."""

    lines: tuple[ProfileLine, ...]
    next: int


_PROFILES = """
SELECT a.id, r.name AS candidate, j.title, l.location, c.company_name, coalesce(u.name, '') AS recruiter,
       a.status, a.round_num, a.created_at
FROM job_applications a
JOIN candidate_resumes r ON r.id = a.resume_id
JOIN job_locations l ON l.id = a.location_id
JOIN job_postings j ON j.id = a.job_id
JOIN client_details c ON c.id = j.client_id
LEFT JOIN users u ON u.id = a.submitted_by_id
WHERE {whose} AND ($3 = 0 OR a.id < $3) AND ($5 = '' OR a.status = $5) AND ($6 = 0 OR a.job_id = $6)
ORDER BY a.id DESC LIMIT $4
"""
_OF_CLIENT = _PROFILES.format(whose="j.client_id = $1 AND $2 = 0")
_OF_AGENCY = _PROFILES.format(whose="a.organization_id = $1 AND $2 = 0")
_OF_RECRUITER = _PROFILES.format(
    whose="a.organization_id = $1 AND (a.submitted_by_id = $2 OR a.attached_to_id = $2)"
)


async def received(
    actor: Actor, *, job_id: int = 0, waiting: bool = True, before: int = 0, limit: int = PAGE
) -> Page:
    """Profiles sent to the client (or by the agency), newest first; `waiting` leaves the undecided ones."""
    require(actor, Role.CLIENT, Role.MANAGER)
    state = ApplicationStatus.PENDING if waiting else ""
    if actor.role is Role.CLIENT:
        return await _page(actor, _OF_CLIENT, actor.client, 0, before, limit, state, job_id)
    return await _page(actor, _OF_AGENCY, actor.agency, 0, before, limit, state, job_id)


async def sent(actor: Actor, *, before: int = 0, limit: int = PAGE) -> Page:
    """Profiles this recruiter sent or looks after, newest first."""
    require(actor, Role.RECRUITER)
    return await _page(actor, _OF_RECRUITER, actor.agency, actor.user_id, before, limit, "", 0)


async def _page(
    actor: Actor, sql: str, house: int, person: int, before: int, limit: int, state: str, job_id: int
) -> Page:
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, [house, person, before, limit + 1, state, job_id])
    lines = tuple(_line(row) for row in rows[:limit])
    return Page(lines, lines[-1].id if len(rows) > limit else 0)


def _line(row: Mapping[str, Any]) -> ProfileLine:
    return ProfileLine(
        id=row["id"],
        candidate=row["candidate"],
        title=row["title"],
        city=row["location"],
        client=row["company_name"],
        recruiter=row["recruiter"],
        status=ApplicationStatus(row["status"]),
        round_num=row["round_num"],
        sent_at=row["created_at"],
    )


async def first_in_job(actor: Actor, job_id: int, candidate_ids: list[int]) -> JobApplication | None:
    """The application by which one of these people is in the job already."""
    require(actor, Role.RECRUITER, Role.MANAGER)
    found = JobApplication.filter(organization_id=actor.agency, job_id=job_id, candidate_id__in=candidate_ids)
    async with transaction(actor):
        return await found.order_by("id").first().select_related("submitted_by", "location")
