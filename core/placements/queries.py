"""Lists of offers and hires: each one query, paged by key, bound to the person who reads."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.clients.terms import in_order
from core.kit.actor import Actor, Role
from core.kit.search import prefixes
from core.kit.transaction import transaction
from core.models import JobApplication, JobPostTerms, SelectedCandidate
from core.models.enums import Acceptance, JoiningStatus
from core.people.access import require
from core.placements.access import application_of_client

PAGE = 5


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """An offer or a hire in a list."""

    id: int
    application_id: int
    candidate: str
    title: str
    client: str
    location: str
    ctc: Decimal
    currency: str
    joining_date: date
    acceptance: Acceptance
    joining_status: JoiningStatus


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """Some lines, and after which key the next page goes on (0: this was the last)."""

    lines: tuple[PlacementLine, ...]
    next: int


@dataclass(frozen=True, slots=True)
class OfferLine:
    """Somebody who passed all rounds and waits for an offer."""

    application_id: int
    candidate: str
    title: str
    location: str


_SELECT = """
SELECT s.id, s.application_id, p.name AS candidate, j.title, c.company_name AS client, l.location,
       s.ctc, s.currency, s.joining_date, s.acceptance, s.joining_status
FROM selected_candidates s
JOIN candidate_profiles p ON p.id = s.candidate_id
JOIN job_applications a ON a.id = s.application_id
JOIN job_locations l ON l.id = a.location_id
JOIN job_postings j ON j.id = a.job_id
JOIN client_details c ON c.id = j.client_id
"""
_OFFERS = "WHERE p.user_id = $1 AND ($2 = 0 OR s.id < $2) ORDER BY s.id DESC LIMIT $3"
_JOINING = """
WHERE {whose} = $1 AND s.joining_status = 'pending' AND s.acceptance <> 'rejected'
  AND ($2 = 0 OR (s.joining_date, s.id) > 
       (SELECT k.joining_date, k.id FROM selected_candidates k WHERE k.id = $2))
ORDER BY s.joining_date, s.id LIMIT $3
"""


async def my_offers(actor: Actor, *, before: int = 0, limit: int = PAGE) -> PlacementPage:
    """The candidate's own offers, newest first."""
    require(actor, Role.CANDIDATE)
    return await _page(actor, _SELECT + _OFFERS, actor.user_id, before, limit)


async def joining(actor: Actor, *, after: int = 0, limit: int = PAGE) -> PlacementPage:
    """Who is to start work, the next first: of the client's jobs, or of the agency's."""
    require(actor, Role.CLIENT, Role.MANAGER, Role.RECRUITER)
    if actor.role is Role.CLIENT:
        whose, key = "j.client_id", actor.client
    elif actor.role is Role.MANAGER:
        whose, key = "s.organization_id", actor.agency
    else:
        whose, key = "a.attached_to_id", actor.user_id
    return await _page(actor, _SELECT + _JOINING.format(whose=whose), key, after, limit)


async def _page(actor: Actor, sql: str, key: int, after: int, limit: int) -> PlacementPage:
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, [key, after, limit + 1])
    lines = tuple(_line(row) for row in rows[:limit])
    return PlacementPage(lines, lines[-1].id if len(rows) > limit else 0)


def _line(row: dict[str, Any]) -> PlacementLine:
    words = {
        "acceptance": Acceptance(row["acceptance"]),
        "joining_status": JoiningStatus(row["joining_status"]),
    }
    return PlacementLine(**{**row, **words})


# Found by the words of a name first: to look through all who wait for them would be slow.
_WORDS = """(a.candidate_id = ANY(ARRAY(SELECT x.id FROM candidate_profiles x
       WHERE to_tsvector('simple', x.name) @@ to_tsquery('simple', $3)))
    OR a.job_id = ANY(ARRAY(SELECT x.id FROM job_postings x WHERE x.client_id = $1
       AND to_tsvector('simple', x.title) @@ to_tsquery('simple', $3))))"""
_TO_OFFER = """
SELECT a.id AS application_id, p.name AS candidate, j.title, l.location
FROM job_applications a
JOIN candidate_profiles p ON p.id = a.candidate_id
JOIN job_postings j ON j.id = a.job_id
JOIN job_locations l ON l.id = a.location_id
WHERE j.client_id = $1 AND a.status = 'hold' AND NOT a.is_closed AND ($2 = 0 OR a.id = $2)
  AND {typed}
ORDER BY a.id LIMIT $4 OFFSET $5
"""


async def to_offer(
    actor: Actor, *, typed: str = "", only: int = 0, limit: int = PAGE, offset: int = 0
) -> list[OfferLine]:
    """Whom the client may make an offer."""
    require(actor, Role.CLIENT)
    async with transaction(actor) as connection:
        query = prefixes(typed)
        sql = _TO_OFFER.format(typed=_WORDS if query else "$3 = ''")
        rows = await connection.execute_query_dict(sql, [actor.client, only, query, limit, offset])
    return [OfferLine(**row) for row in rows]


async def terms_for_offer(actor: Actor, application_id: int) -> tuple[JobApplication, list[JobPostTerms]]:
    """The application with its job, and the bands frozen into that."""
    application = await application_of_client(actor, application_id)
    await application.fetch_related("job", "candidate", "location")
    return application, in_order(await JobPostTerms.filter(job_id=application.job_id))


async def bands_of_hire(selected: SelectedCandidate) -> list[JobPostTerms]:
    """The bands among which the manager chooses."""
    await selected.fetch_related("application__job__client", "candidate")
    return in_order(await JobPostTerms.filter(job_id=selected.application.job_id))
