"""Lists of interviews: each one query, paged by key, bound to the person who reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

from core.interviews.meeting import Meeting
from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.found import found_one
from core.kit.search import prefixes
from core.kit.transaction import transaction
from core.models import InterviewScheduled
from core.models.enums import InterviewStatus
from core.people.access import require

PAGE = 5
READERS = (Role.CANDIDATE, Role.RECRUITER, Role.CLIENT, Role.MANAGER, Role.INTERVIEWER)


@dataclass(frozen=True, slots=True)
class ToSchedule:
    """An application whose present round has no appointment."""

    application_id: int
    candidate: str
    title: str
    client: str
    round: int
    interviewer: str


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview in a list."""

    id: int
    application_id: int
    candidate: str
    interviewer: str
    title: str
    client: str
    round: int
    starts_at: datetime
    ends_at: datetime
    status: InterviewStatus


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """Some lines, and after which key the next page goes on (0: this was the last)."""

    lines: tuple[InterviewLine, ...]
    next: int


# Found by the words of a name first: to look through the whole queue for them would be slow.
_WORDS = """(a.candidate_id = ANY(ARRAY(SELECT x.id FROM candidate_profiles x WHERE x.organization_id = $1
       AND to_tsvector('simple', x.name) @@ to_tsquery('simple', $4)))
    OR a.job_id = ANY(ARRAY(SELECT x.id FROM job_postings x WHERE x.organization_id = $1
       AND to_tsvector('simple', x.title) @@ to_tsquery('simple', $4))))"""
_QUEUE = """
SELECT a.id AS application_id, p.name AS candidate, j.title, c.company_name AS client,
       a.round_num AS round, coalesce(i.name, '') AS interviewer
FROM job_applications a
JOIN candidate_profiles p ON p.id = a.candidate_id
JOIN job_postings j ON j.id = a.job_id AND j.status IN ('opened', 'expired')
JOIN client_details c ON c.id = j.client_id
LEFT JOIN interviewer_details d ON d.job_id = a.job_id AND d.round_num = a.round_num
LEFT JOIN users i ON i.id = d.interviewer_id
WHERE a.organization_id = $1 AND a.status = 'processing' AND NOT a.is_closed AND a.round_num > 0
  AND ($2 = 0 OR a.attached_to_id = $2) AND ($3 = 0 OR a.id = $3)
  AND {typed}
  AND NOT EXISTS (SELECT 1 FROM interviews_scheduled s WHERE s.application_id = a.id
                  AND s.round_num = a.round_num AND s.status = 'scheduled')
ORDER BY a.id LIMIT $5 OFFSET $6
"""


async def to_schedule(
    actor: Actor, *, typed: str = "", only: int = 0, limit: int = PAGE, offset: int = 0
) -> list[ToSchedule]:
    """The recruiter's (or the whole agency's) queue of rounds without an appointment."""
    require(actor, Role.RECRUITER, Role.MANAGER)
    whose = actor.user_id if actor.role is Role.RECRUITER else 0
    async with transaction(actor) as connection:
        query = prefixes(typed)
        sql = _QUEUE.format(typed=_WORDS if query else "$4 = ''")
        rows = await connection.execute_query_dict(sql, [actor.agency, whose, only, query, limit, offset])
    return [ToSchedule(**row) for row in rows]


_SELECT = """
SELECT s.id, s.application_id, p.name AS candidate, i.name AS interviewer, j.title,
       c.company_name AS client, s.round_num AS round, s.starts_at, s.ends_at, s.status
FROM interviews_scheduled s
JOIN job_applications a ON a.id = s.application_id
JOIN candidate_profiles p ON p.id = s.candidate_id
JOIN users i ON i.id = s.interviewer_id
JOIN job_postings j ON j.id = a.job_id
JOIN client_details c ON c.id = j.client_id
"""
_LISTED = """
WHERE {whose} = $1 AND ($4 = 0 OR s.organization_id = $4) AND {which}
  AND ($2 = 0 OR (s.starts_at, s.id) {beyond} (SELECT k.starts_at, k.id
                                               FROM interviews_scheduled k WHERE k.id = $2))
ORDER BY s.starts_at {order}, s.id {order} LIMIT $3
"""
_COMING = {"which": "s.status = 'scheduled'", "beyond": ">", "order": "ASC"}
_PAST = {"which": "s.status <> 'scheduled'", "beyond": "<", "order": "DESC"}


async def interviews(actor: Actor, *, past: bool = False, after: int = 0, limit: int = PAGE) -> InterviewPage:
    """What is coming (first what waits for marks), or what is over, newest first."""
    require(actor, *READERS)
    whose, key, agency = _bound(actor)
    sql = _SELECT + _LISTED.format(whose=whose, **(_PAST if past else _COMING))
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, [key, after, limit + 1, agency])
    lines = tuple(_line(row) for row in rows[:limit])
    return InterviewPage(lines, lines[-1].id if len(rows) > limit else 0)


_BETWEEN = """
WHERE {whose} = $1 AND ($2 = 0 OR s.organization_id = $2) AND s.status = 'scheduled'
  AND s.starts_at >= $3 AND s.starts_at < $4
ORDER BY s.starts_at, s.id LIMIT $5
"""


async def interviews_between(
    actor: Actor, since: datetime, until: datetime, *, limit: int = PAGE
) -> list[InterviewLine]:
    """What is booked in this span, the earliest first."""
    require(actor, *READERS)
    whose, key, agency = _bound(actor)
    sql = _SELECT + _BETWEEN.format(whose=whose)
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, [key, agency, since, until, limit])
    return [_line(row) for row in rows]


_MARKS = f"""
{_SELECT}
WHERE s.interviewer_id = $1 AND s.status = 'scheduled' AND ($3 = 0 OR s.id = $3)
  AND ($2::timestamptz IS NULL OR s.starts_at <= $2)
  AND ($4 = '' OR to_tsvector('simple', p.name) @@ to_tsquery('simple', $4))
ORDER BY s.starts_at, s.id LIMIT $5 OFFSET $6
"""


async def to_mark(
    actor: Actor,
    *,
    begun_by: datetime | None = None,
    typed: str = "",
    only: int = 0,
    limit: int = PAGE,
    offset: int = 0,
) -> list[InterviewLine]:
    """The interviewer's own interviews which have begun and have no marks yet."""
    require(actor, Role.INTERVIEWER)
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(
            _MARKS, [actor.user_id, begun_by, only, prefixes(typed), limit, offset]
        )
    return [_line(row) for row in rows]


def _bound(actor: Actor) -> tuple[str, int, int]:
    """By which column a person's interviews are found, by which key, and within which agency."""
    match actor.role:
        case Role.CANDIDATE:
            return "p.user_id", actor.user_id, 0
        case Role.INTERVIEWER:
            return "s.interviewer_id", actor.user_id, 0
        case Role.CLIENT:
            return "j.client_id", actor.client, 0
        case Role.MANAGER:
            return "s.organization_id", actor.agency, actor.agency
        case Role.RECRUITER:
            return "a.attached_to_id", actor.user_id, actor.agency
        case Role.ADMIN | Role.ACCOUNTANT | None:
            raise NotAllowed
        case _:
            assert_never(actor.role)


def _line(row: dict[str, Any]) -> InterviewLine:
    return InterviewLine(**{**row, "status": InterviewStatus(row["status"])})


async def interview_to_read(actor: Actor, interview_id: int) -> Meeting:
    """One interview, for whomever it concerns."""
    require(actor, *READERS)
    rows = InterviewScheduled.filter(id=interview_id)
    match actor.role:
        case Role.CANDIDATE:
            rows = rows.filter(candidate__user_id=actor.user_id)
        case Role.INTERVIEWER:
            rows = rows.filter(interviewer_id=actor.user_id)
        case Role.CLIENT:
            rows = rows.filter(application__job__client_id=actor.client)
        case Role.MANAGER:
            rows = rows.filter(organization_id=actor.agency)
        case Role.RECRUITER:
            rows = rows.filter(organization_id=actor.agency, application__attached_to_id=actor.user_id)
        case _:
            raise NotAllowed
    found = await found_one(rows)
    return await Meeting.load(found)
