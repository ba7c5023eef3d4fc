"""Whose reminders are due, claimed so that no other sweep tells them too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Self

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.kit.actor import Role
from core.kit.wire import unpack
from core.notifications.load import load_kinds
from core.notifications.nudge import Nudge
from core.notifications.nudges import nudge_for
from core.notifications.reminders import Waiting
from core.sweeping import not_aside

SWEEP = "reminders"
_KNOWN = f"kind = ANY($3::text[]) AND {not_aside(SWEEP, 'notifications.id', '$1')}"

# One person's reminders are one sweep's business, so that they can be put together.
_PEOPLE = f"""
SELECT person.id, person.name, person.locale, person.zone, person.role, person.quiet_from, person.quiet_to,
       person.is_active AND person.erased_at IS NULL AS is_here
FROM users person WHERE person.id IN (
  SELECT receiver_id FROM notifications
  WHERE nudge_at <= $1 AND done_at IS NULL AND {_KNOWN}
  GROUP BY receiver_id ORDER BY min(nudge_at), receiver_id LIMIT $2)
ORDER BY person.id FOR NO KEY UPDATE SKIP LOCKED
"""  # noqa: S608 - constants of this module

# A row that is locked is being settled, or put off, just now.
_DUE = f"""
SELECT n.id, n.receiver_id, n.organization_id, n.kind, n.category, n.subject, n.action, n.params, n.due_at,
       n.nudge_at, n.nudges, n.reminded_at, n.snoozed_until, n.created_at, house.manager_id
FROM notifications n LEFT JOIN organizations house ON house.id = n.organization_id
WHERE n.receiver_id = ANY($1::bigint[]) AND n.nudge_at <= $2 AND n.done_at IS NULL
  AND n.kind = ANY($3::text[]) AND {not_aside(SWEEP, "n.id", "$2")}
ORDER BY n.receiver_id, n.due_at, n.id FOR NO KEY UPDATE OF n SKIP LOCKED
"""  # noqa: S608 - constants of this module

_ON_THEIR_WAY = """
SELECT DISTINCT notification_id FROM outbox_messages
WHERE notification_id = ANY($1::bigint[]) AND kind IN ('card', 'mail')
  AND state IN ('later', 'waiting', 'leased')
"""


Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to remind, and how he lives."""

    id: int
    name: str
    locale: str
    zone: str
    role: Role | None
    quiet: tuple[time | None, time | None]
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Waiting):
    """One act that waits for him, and what came of it so far."""

    rule: Nudge | None
    organization_id: int | None
    manager_id: int | None
    act: str
    nudge_at: datetime
    nudges: int
    reminded_at: datetime | None
    snoozed_until: datetime | None
    asked_at: datetime
    is_on_its_way: bool
    """A message of it waits in the outbox, or is put off until a moment."""

    @property
    def last(self) -> datetime:
        """When he was last told of it."""
        return self.reminded_at or self.asked_at

    @classmethod
    def found(cls, row: Row) -> Self:
        kind = load_kinds()[row["kind"]]
        return cls(
            id=row["id"],
            kind=kind,
            rule=nudge_for(kind),
            organization_id=row["organization_id"],
            manager_id=row["manager_id"],
            subject=row["subject"],
            act=row["action"],
            params=unpack(orjson.loads(row["params"])),
            due_at=row["due_at"],
            nudge_at=row["nudge_at"],
            nudges=row["nudges"],
            reminded_at=row["reminded_at"],
            snoozed_until=row["snoozed_until"],
            asked_at=row["created_at"],
            is_on_its_way=row["is_on_its_way"],
        )


async def claim(connection: BaseDBAsyncClient, now: datetime, *, limit: int) -> dict[int, Person]:
    """Some of the people with something due; who is another sweep's is not among them."""
    rows = await connection.execute_query_dict(_PEOPLE, [now, limit, list(load_kinds())])
    return {row["id"]: _person(row) for row in rows}


def _person(row: Mapping[str, Any]) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        locale=row["locale"],
        zone=row["zone"],
        role=Role(row["role"]) if row["role"] else None,
        quiet=(row["quiet_from"], row["quiet_to"]),
        is_here=row["is_here"],
    )


async def due_of(connection: BaseDBAsyncClient, people: Sequence[int], now: datetime) -> list[Row]:
    """What is due, of kinds that are known here; each person's together, the longest due first."""
    rows = await connection.execute_query_dict(_DUE, [list(people), now, list(load_kinds())])
    moving = await connection.execute_query_dict(_ON_THEIR_WAY, [[row["id"] for row in rows]])
    on_their_way = {row["notification_id"] for row in moving}
    return [{**row, "is_on_its_way": row["id"] in on_their_way} for row in rows]


def by_person(rows: Sequence[Row]) -> dict[int, list[Asked]]:
    """These acts, read, by whoever is to do them."""
    found: dict[int, list[Asked]] = {}
    for row in rows:
        found.setdefault(row["receiver_id"], []).append(Asked.found(row))
    return found
