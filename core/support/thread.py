"""All that was written in a ticket, from its description on, read page by page from the end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.kit.actor import Actor
from core.kit.card import Attachment
from core.kit.transaction import transaction
from core.support.access import Seat, ticket_to_read

PAGE, PAGE_TEXT = 6, 2400
"""So many messages, and of long ones so many as one message of a chat holds."""
NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Entry:
    """One message; the description is the one numbered 0."""

    id: int
    author: str
    text: str
    sent_at: datetime
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A page of a ticket, the oldest message first; `earlier` is the key of the page before it."""

    seat: Seat
    entries: tuple[Entry, ...]
    page: int
    earlier: int | None

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Those of this page."""
        return tuple(file for entry in self.entries for file in entry.files)


_ENTRIES = """
SELECT entry.id, author.name AS author, entry.text, entry.sent_at FROM (
  SELECT 0::bigint AS id, raised_by_id AS author_id, description AS text, created_at AS sent_at
    FROM tickets WHERE id = $1
  UNION ALL
  SELECT id, author_id, message, sent_at FROM messages WHERE ticket_id = $1 AND id < $2) AS entry
JOIN users author ON author.id = entry.author_id
ORDER BY entry.id DESC LIMIT $3
"""
_FILES = """
SELECT coalesce(t.message_id, 0) AS entry, f.id, f.name, f.media_type
FROM ticket_files t JOIN stored_files f ON f.id = t.file_id
WHERE t.ticket_id = $1 AND coalesce(t.message_id, 0) = ANY($2::bigint[]) ORDER BY t.id
"""


async def thread(actor: Actor, ticket_id: int, *, before: int = 0) -> Thread:
    """The messages before this one, or the newest."""
    seat = await ticket_to_read(actor, ticket_id)
    async with transaction(actor) as connection:
        found = await connection.execute_query_dict(_ENTRIES, [ticket_id, before or NEWEST, PAGE + 1])
        shown = found[: _fitting(found)]
        files = await connection.execute_query_dict(_FILES, [ticket_id, [row["id"] for row in shown]])
    entries = tuple(_entry(row, files) for row in reversed(shown))
    return Thread(seat, entries, before, entries[0].id if len(found) > len(shown) else None)


def _fitting(rows: list[dict[str, Any]]) -> int:
    """How many of the newest fit on one page: at least one."""
    room, count = PAGE_TEXT, 0
    for row in rows[:PAGE]:
        room -= len(row["text"])
        if room < 0 and count:
            break
        count += 1
    return count


def _entry(row: dict[str, Any], files: list[dict[str, Any]]) -> Entry:
    own = (one for one in files if one["entry"] == row["id"])
    return Entry(
        row["id"],
        row["author"],
        row["text"],
        row["sent_at"],
        tuple(Attachment(one["id"], one["name"], one["media_type"]) for one in own),
    )
