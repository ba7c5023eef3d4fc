"""Lists of invoices: one query, paged by key, bound to the agency or the client who reads."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models.enums import InvoiceStatus
from core.people.access import require

PAGE = 5


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """An invoice in a list."""

    id: int
    placement_id: int
    code: str
    status: InvoiceStatus
    candidate: str
    client: str
    agency: str
    total: Decimal
    currency: str
    invoice_date: date | None
    due_date: date | None


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """Some lines, and after which key the next page goes on (0: this was the last)."""

    lines: tuple[InvoiceLine, ...]
    next: int


_LIST = """
SELECT v.id, v.selected_id AS placement_id, coalesce(v.invoice_code, '') AS code, v.status,
       p.name AS candidate, c.company_name AS client, o.name AS agency,
       v.final_price AS total, v.currency, v.invoice_date, v.due_date
FROM invoices_generated v
JOIN selected_candidates s ON s.id = v.selected_id
JOIN candidate_profiles p ON p.id = s.candidate_id
JOIN client_details c ON c.id = v.client_id
JOIN organizations o ON o.id = v.organization_id
WHERE {whose} = $1 AND ($2 = 0 OR v.id < $2) AND ($4 = '' OR v.status = $4)
ORDER BY v.id DESC LIMIT $3
"""
_OF_AGENCY = _LIST.format(whose="v.organization_id")
_OF_CLIENT = _LIST.format(whose="v.sent_at IS NOT NULL AND v.client_id")


async def invoices(
    actor: Actor, *, before: int = 0, status: InvoiceStatus | None = None, limit: int = PAGE
) -> InvoicePage:
    """The agency's invoices, or those the client was sent, newest first."""
    require(actor, Role.ACCOUNTANT, Role.MANAGER, Role.CLIENT)
    if actor.role is Role.CLIENT:
        sql, key = _OF_CLIENT, actor.client
    else:
        sql, key = _OF_AGENCY, actor.agency
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(
            sql, [key, before, limit + 1, status.value if status else ""]
        )
    lines = tuple(_line(row) for row in rows[:limit])
    return InvoicePage(lines, lines[-1].id if len(rows) > limit else 0)


def _line(row: dict[str, Any]) -> InvoiceLine:
    return InvoiceLine(**{**row, "status": InvoiceStatus(row["status"])})
