"""Reads about the people an agency knows."""

import re

from core.candidates.sameness import Duplicate, Known, compare
from core.kit.actor import Actor, Role
from core.kit.contacts import email_key
from core.kit.transaction import transaction
from core.people.access import require

MOST_NAMESAKES = 200

# Sure matches come first, so that many namesakes never push them out.
_KNOWN = """
SELECT c.id, c.name, c.email, c.phone_e164, c.owner_id, c.owned_since, coalesce(u.name, '') AS owner
FROM candidate_profiles c LEFT JOIN users u ON u.id = c.owner_id
WHERE c.organization_id = $1 AND c.erased_at IS NULL AND (
    c.email_key = $2 OR c.email = $6 OR c.phone_e164 = $3
    OR to_tsvector('simple', c.name) @@ to_tsquery('simple', $4))
ORDER BY (c.email_key IS NOT DISTINCT FROM $2) DESC, (c.phone_e164 IS NOT DISTINCT FROM $3) DESC, c.id DESC
LIMIT $5
"""


async def duplicates(
    actor: Actor, *, name: str | None, email: str | None, phone: str | None
) -> list[Duplicate]:
    """People of the agency that this may be: same mailbox, same phone, or a like name."""
    require(actor, Role.RECRUITER, Role.MANAGER)
    params = [
        actor.agency,
        email_key(email) if email else None,
        phone,
        _words(name or ""),
        MOST_NAMESAKES,
        email,
    ]
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(_KNOWN, params)
    known = [
        Known(
            id=row["id"],
            name=row["name"],
            email=row["email"],
            phone=row["phone_e164"],
            owner_id=row["owner_id"],
            owner=row["owner"],
            since=row["owned_since"],
        )
        for row in rows
    ]
    return compare(name, email, phone, known)


def _words(name: str) -> str:
    """The words of a name as a query that any of them satisfies; initials find too many."""
    return " | ".join(word for word in re.findall(r"\w+", name) if len(word) > 1)
