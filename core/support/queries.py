"""Lists of tickets: one's own, and those that wait for an admin; one query each, paged by key."""

from dataclasses import dataclass
from typing import Any

from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models.enums import TicketPriority, TicketStatus
from core.people.access import require, require_known

PAGE = 5


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket in a list."""

    id: int
    title: str
    status: TicketStatus
    priority: TicketPriority
    raiser: str
    is_taken: bool
    rank: int
    """What stands first in the list; with the id it is the key of the next page."""


@dataclass(frozen=True, slots=True)
class TicketPage:
    """Some lines, and after which rank and id the next page goes on (None: this was the last)."""

    lines: tuple[TicketLine, ...]
    next: tuple[int, int] | None


_MINE = """
SELECT id, title, status, priority, '' AS raiser, assigned_to_id IS NOT NULL AS is_taken, rank FROM (
  SELECT t.*, CASE WHEN status IN ('pending', 'in_progress') THEN 0 WHEN status = 'resolved' THEN 1 ELSE 2 END
    AS rank
  FROM tickets t WHERE raised_by_id = $1) AS mine
WHERE $2 < 0 OR (rank, -id) > ($2, -$3::bigint)
ORDER BY rank, id DESC LIMIT $4
"""

# Taken by oneself first, then what nobody looks after, the urgent before the rest and the old before the new.
_QUEUE = """
SELECT id, title, status, priority, raiser, is_taken, rank FROM (
  SELECT t.id, t.title, t.status, t.priority, raiser.name AS raiser,
    t.assigned_to_id IS NOT DISTINCT FROM $1 AS is_taken,
    CASE WHEN t.assigned_to_id IS NOT DISTINCT FROM $1 THEN 0 ELSE 10 END
      + array_position(ARRAY['urgent', 'high', 'medium', 'low'], t.priority::text) AS rank
  FROM tickets t JOIN users raiser ON raiser.id = t.raised_by_id
  LEFT JOIN users helper ON helper.id = t.assigned_to_id
    AND helper.is_admin AND helper.is_active AND helper.erased_at IS NULL
  WHERE t.status IN ('pending', 'in_progress') AND (helper.id IS NULL OR helper.id = $1)) AS waiting
WHERE $2 < 0 OR (rank, id) > ($2, $3::bigint)
ORDER BY rank, id LIMIT $4
"""


async def my_tickets(actor: Actor, *, after: tuple[int, int] | None = None, limit: int = PAGE) -> TicketPage:
    """What the person raised: open first, the newest before the older."""
    require_known(actor)
    return await _page(_MINE, actor, after, limit)


async def waiting_tickets(
    actor: Actor, *, after: tuple[int, int] | None = None, limit: int = PAGE
) -> TicketPage:
    """The tickets an admin looks after, and those that nobody does."""
    require(actor, Role.ADMIN)
    return await _page(_QUEUE, actor, after, limit)


async def _page(sql: str, actor: Actor, after: tuple[int, int] | None, limit: int) -> TicketPage:
    rank, key = after or (-1, 0)
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(sql, [actor.user_id, rank, key, limit + 1])
    lines = tuple(_line(row) for row in rows[:limit])
    return TicketPage(lines, (lines[-1].rank, lines[-1].id) if len(rows) > limit else None)


def _line(row: dict[str, Any]) -> TicketLine:
    known = {"status": TicketStatus(row["status"]), "priority": TicketPriority(row["priority"])}
    return TicketLine(**{**row, **known})
