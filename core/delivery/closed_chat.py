"""A chat a person closed to us: marked, and told to his agencies' managers, once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from core.delivery.notify import notify
from core.kit.transaction import transaction
from core.kit.words import Text
from core.models.enums import Channel
from core.notifications.people import CHAT_CLOSED, IN_CHAT, IN_MAIL
from core.ports import Address

AGAIN = timedelta(days=7)
"""Whoever closes and opens a chat again and again is told of once in this time."""

# No other writer turns an open chat into a closed one, so of two workers one finds it still open.
_CLOSE = """
UPDATE chat_identities SET is_blocked = true, blocked_at = $4
WHERE channel = $1 AND workspace = $2 AND chat_id = $3 AND NOT is_blocked
RETURNING user_id
"""

_OTHER_WAY = """
SELECT person.name, (SELECT channel FROM chat_identities i WHERE i.user_id = person.id AND NOT i.is_blocked
                     ORDER BY i.is_primary DESC, i.id LIMIT 1) AS channel
FROM users person WHERE person.id = $1 AND person.is_active AND person.erased_at IS NULL
"""

# The agencies that have told him something are those to which it matters that he cannot be told.
_MANAGERS = """
SELECT DISTINCT house.id, house.manager_id
FROM notifications n JOIN organizations house ON house.id = n.organization_id
WHERE n.receiver_id = $1 AND house.manager_id <> $1 AND NOT EXISTS (
  SELECT FROM notifications told WHERE told.receiver_id = house.manager_id AND told.kind = $2
    AND told.subject = $3 AND told.created_at > $4)
ORDER BY house.id
"""


async def close_chat(at: Address, *, now: datetime) -> None:
    """Nothing is sent there any more; whoever has to know learns by which way the person is reached now."""
    async with transaction() as connection:
        closed = await connection.execute_query_dict(_CLOSE, [at.channel, at.workspace, at.chat, now])
        for row in closed:
            people = await connection.execute_query_dict(_OTHER_WAY, [row["user_id"]])
            for person in people:
                await _tell(row["user_id"], at, person, now)


async def _tell(user_id: int, at: Address, person: Mapping[str, Any], now: datetime) -> None:
    subject = f"user:{user_id}"
    way = Text(IN_CHAT[Channel(person["channel"])]) if person["channel"] else Text(IN_MAIL)
    async with transaction() as connection:
        houses = await connection.execute_query_dict(
            _MANAGERS, [user_id, CHAT_CLOSED.name, subject, now - AGAIN]
        )
    for house in houses:
        await notify(
            CHAT_CLOSED,
            to=[house["manager_id"]],
            subject=subject,
            organization_id=house["id"],
            now=now,
            params={"name": person["name"], "where": Text(IN_CHAT[Channel(at.channel)]), "way": way},
        )
