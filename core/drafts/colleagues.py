"""Who works in the same house: the same agency, or the same client."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise import connections

from core.kit.actor import Actor, Role
from core.kit.search import prefixes

# An interviewer's houses are the clients he interviews for; he has no agency of his own. Who has the words
# in his name is found first, and then looked for in the house: to look through a large one would be slow.
_COLLEAGUES = """
WITH houses AS (
  SELECT $2::bigint AS id WHERE $2::bigint IS NOT NULL
  UNION SELECT i.client_id FROM client_interviewers i
  WHERE $3 = 'interviewer' AND i.interviewer_id = $1 AND i.is_active
), named AS (
  SELECT u.id FROM users u
  WHERE to_tsvector('simple', u.name || ' ' || u.email) @@ to_tsquery('simple', $6)
), hats AS (
  SELECT o.manager_id AS user_id, 'manager' AS role, o.id AS organization_id, NULL::bigint AS client_id
    FROM organizations o WHERE o.id = $4
  UNION ALL SELECT r.user_id, 'recruiter', r.organization_id, NULL
    FROM recruiters r WHERE r.organization_id = $4 AND r.is_active AND {recruiter}
  UNION ALL SELECT a.user_id, 'accountant', a.organization_id, NULL
    FROM accountants a WHERE a.organization_id = $4
  UNION ALL SELECT d.user_id, 'client', NULL, d.id
    FROM client_details d JOIN houses ON houses.id = d.id
  UNION ALL SELECT i.interviewer_id, 'interviewer', NULL, NULL
    FROM client_interviewers i JOIN houses ON houses.id = i.client_id WHERE i.is_active AND {interviewer}
)
SELECT DISTINCT ON (person.name, person.id) person.id, person.name, person.locale, person.zone,
       hats.role, hats.organization_id, hats.client_id
FROM hats JOIN users person ON person.id = hats.user_id
WHERE person.id <> $1 AND person.is_active AND person.erased_at IS NULL AND hats.role = ANY($5::text[])
  AND {anybody} AND ($7::bigint IS NULL OR person.id = $7)
ORDER BY person.name, person.id, hats.role DESC OFFSET $8 LIMIT $9
"""
_COLUMNS = {"recruiter": "r.user_id", "interviewer": "i.interviewer_id", "anybody": "person.id"}
_ALL = _COLLEAGUES.format(**dict.fromkeys(_COLUMNS, "true"))
_NAMED = _COLLEAGUES.format(
    **{hat: f"{column} = ANY(ARRAY(SELECT id FROM named))" for hat, column in _COLUMNS.items()}  # noqa: S608 - names of ours
)


@dataclass(frozen=True, slots=True)
class Search:
    """Which colleagues are looked for."""

    roles: Collection[Role] = tuple(Role)
    typed: str = ""
    only: int | None = None
    offset: int = 0
    limit: int = 1


async def find_colleagues(actor: Actor, search: Search) -> Sequence[Actor]:
    """Each in a hat that fits, by name; never the actor himself, and nobody of another house."""
    query = prefixes(search.typed)
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(
        _NAMED if query else _ALL,
        [
            actor.user_id,
            actor.client_id,
            actor.role or "",
            actor.organization_id,
            [role.value for role in search.roles],
            query,
            search.only,
            search.offset,
            search.limit,
        ],
    )
    return [_actor(row) for row in rows]


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        user_id=row["id"],
        role=Role(row["role"]),
        name=row["name"],
        organization_id=row["organization_id"],
        client_id=row["client_id"],
        locale=row["locale"],
        zone=row["zone"],
    )
