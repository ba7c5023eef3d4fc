"""What a person may choose from while posting or staffing a job; bound to his agency or company."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.clients.terms import Band, in_order
from core.jobs.access import connection_to_post
from core.kit.actor import Actor, Role
from core.kit.search import prefixes
from core.kit.transaction import transaction
from core.models import ClientOrganizationTerms, JobLocation
from core.people.access import require


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its id, its name and a second line."""

    id: int
    name: str
    note: str = ""


# Names are found by their words first, however many the planner expects, and then looked for in the
# house: to look through all of a large one would be slow.
_IN_AGENCY = """k.organization_id = ANY(ARRAY(SELECT x.id FROM organizations x
    WHERE to_tsvector('simple', x.name) @@ to_tsquery('simple', $2)))"""
_IN_COMPANY = """k.client_id = ANY(ARRAY(SELECT x.id FROM client_details x
    WHERE to_tsvector('simple', x.company_name) @@ to_tsquery('simple', $2)))"""
_IN_PERSON = """u.id = ANY(ARRAY(SELECT x.id FROM users x
    WHERE to_tsvector('simple', x.name || ' ' || x.email) @@ to_tsquery('simple', $2)))"""
_AGENCIES = """
SELECT k.id, o.name, o.org_code AS note
FROM client_organizations k JOIN organizations o ON o.id = k.organization_id
WHERE k.client_id = $1 AND k.status = 'accepted' AND k.agreed_at IS NOT NULL
  AND k.agreed_terms_version = k.terms_version AND (cardinality($3::bigint[]) = 0 OR k.id = ANY($3))
  AND {typed}
ORDER BY k.id OFFSET $4 LIMIT $5
"""
_COMPANIES = """
SELECT k.id, c.company_name AS name, '' AS note
FROM client_organizations k JOIN client_details c ON c.id = k.client_id
WHERE k.organization_id = $1 AND k.status = 'accepted' AND k.agreed_at IS NOT NULL
  AND k.agreed_terms_version = k.terms_version AND (cardinality($3::bigint[]) = 0 OR k.id = ANY($3))
  AND {typed}
ORDER BY k.id OFFSET $4 LIMIT $5
"""


async def connections_to_choose(
    actor: Actor, *, typed: str = "", offset: int = 0, limit: int = 9, only: Sequence[int] = ()
) -> list[Named]:
    """The other side of every connection whose present terms are agreed: an agency, or a company."""
    require(actor, Role.CLIENT, Role.MANAGER)
    page = [list(only), offset, limit]
    if actor.role is Role.CLIENT:
        return await _named(actor, _AGENCIES, _IN_AGENCY, [actor.client, prefixes(typed), *page])
    return await _named(actor, _COMPANIES, _IN_COMPANY, [actor.agency, prefixes(typed), *page])


async def _named(actor: Actor, sql: str, words: str, params: list[Any]) -> list[Named]:
    """A page of choices; with words typed, only those whose name has words that begin so."""
    sql = sql.format(typed=words if params[1] else "$2 = ''")
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, params)
    return [Named(row["id"], row["name"], row["note"]) for row in rows]


async def bands_to_post(actor: Actor, connection_id: int) -> list[Band]:
    """The bands a job over this connection would be frozen with."""
    async with transaction(actor):
        connection = await connection_to_post(actor, connection_id)
        rows = await ClientOrganizationTerms.filter(connection_id=connection.id, is_active=True)
    return [Band.of(row) for row in in_order(rows)]


_INTERVIEWERS = """
SELECT i.interviewer_id AS id, u.name, i.designation AS note
FROM client_interviewers i JOIN users u ON u.id = i.interviewer_id
WHERE i.is_active AND {whose}
  AND (cardinality($3::bigint[]) = 0 OR i.interviewer_id = ANY($3)) AND {{typed}}
ORDER BY i.id OFFSET $4 LIMIT $5
"""
_OF_CLIENT = _INTERVIEWERS.format(whose="i.client_id = $1 AND $6 = 0")
_OF_AGENCY = _INTERVIEWERS.format(
    whose="i.client_id IN (SELECT k.client_id FROM client_organizations k"
    " WHERE k.organization_id = $1 AND ($6 = 0 OR k.id = $6))"
)


async def interviewers_to_choose(
    actor: Actor,
    *,
    connection_id: int = 0,
    typed: str = "",
    offset: int = 0,
    limit: int = 9,
    only: Sequence[int] = (),
) -> list[Named]:
    """Who interviews for the client; a manager sees those of the connected clients."""
    require(actor, Role.CLIENT, Role.MANAGER)
    page = [prefixes(typed), list(only), offset, limit]
    if actor.role is Role.CLIENT:
        return await _named(actor, _OF_CLIENT, _IN_PERSON, [actor.client, *page, 0])
    return await _named(actor, _OF_AGENCY, _IN_PERSON, [actor.agency, *page, connection_id])


_RECRUITERS = """
SELECT r.user_id AS id, u.name, '' AS note
FROM recruiters r JOIN users u ON u.id = r.user_id
WHERE r.organization_id = $1 AND r.is_active
  AND (cardinality($3::bigint[]) = 0 OR r.user_id = ANY($3)) AND {typed}
ORDER BY r.id OFFSET $4 LIMIT $5
"""


async def recruiters_to_choose(
    actor: Actor, *, typed: str = "", offset: int = 0, limit: int = 9, only: Sequence[int] = ()
) -> list[Named]:
    """The working recruiters of the agency."""
    require(actor, Role.MANAGER)
    return await _named(
        actor, _RECRUITERS, _IN_PERSON, [actor.agency, prefixes(typed), list(only), offset, limit]
    )


async def locations_to_staff(
    actor: Actor, job_id: int = 0, *, typed: str = "", offset: int = 0, limit: int = 9, only: int = 0
) -> list[JobLocation]:
    """The locations of an approved job of the agency."""
    require(actor, Role.MANAGER)
    found = JobLocation.filter(organization_id=actor.agency, location__icontains=typed)
    if job_id:
        found = found.filter(job_id=job_id)
    if only:
        found = found.filter(id=only)
    async with transaction(actor):
        return await found.order_by("id").offset(offset).limit(limit)
