"""Which hats a person may wear: each is proven by a row of its own, never by the user's own row."""

from dataclasses import dataclass
from typing import Any

from core.kit.actor import Role
from core.kit.transaction import transaction

PROOFS = """
    SELECT 'manager' AS role, o.id AS organization_id, NULL::bigint AS client_id, o.name AS house
      FROM organizations o WHERE o.manager_id = person.id
    UNION ALL
    SELECT 'recruiter', r.organization_id, NULL, o.name
      FROM recruiters r JOIN organizations o ON o.id = r.organization_id
      WHERE r.user_id = person.id AND r.is_active
    UNION ALL
    SELECT 'accountant', a.organization_id, NULL, o.name
      FROM accountants a JOIN organizations o ON o.id = a.organization_id WHERE a.user_id = person.id
    UNION ALL
    SELECT 'client', NULL, d.id, d.company_name FROM client_details d WHERE d.user_id = person.id
    UNION ALL
    SELECT 'interviewer', NULL, NULL, '' WHERE EXISTS (
      SELECT 1 FROM client_interviewers i WHERE i.interviewer_id = person.id AND i.is_active)
    UNION ALL
    SELECT 'candidate', NULL, NULL, '' WHERE EXISTS (
      SELECT 1 FROM candidate_profiles c WHERE c.user_id = person.id AND c.erased_at IS NULL)
    UNION ALL
    SELECT 'admin', NULL, NULL, '' WHERE person.is_admin
"""
"""One row per hat of the row `person` of users; an interviewer or candidate has one hat for all houses."""

WORN_FIRST = """
    (hat.role = person.role) DESC NULLS LAST,
    (hat.organization_id = person.acting_organization_id) DESC NULLS LAST,
    hat.role DESC, hat.organization_id
"""
"""The hat worn; where it is proven no more, another one that is."""


@dataclass(frozen=True, slots=True)
class Hat:
    """A role a person may take, and for which house."""

    role: Role
    organization_id: int | None
    client_id: int | None
    house: str
    """The agency's or company's name, empty where the role is not bound to one."""


# The two parts are constants of this module.
_HATS = f"SELECT hat.* FROM users person, LATERAL ({PROOFS}) hat WHERE person.id = $1 ORDER BY {WORN_FIRST}"  # noqa: S608


async def hats_of(user_id: int) -> list[Hat]:
    """All hats of a person, the one worn first."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_HATS, [user_id])
    return [_hat(row) for row in rows]


def _hat(row: dict[str, Any]) -> Hat:
    return Hat(Role(row["role"]), row["organization_id"], row["client_id"], row["house"])
