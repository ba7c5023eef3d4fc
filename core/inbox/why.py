"""Why somebody was told something: his part in it, his wishes, and each try to tell him."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.delivery.tried import Attempt, attempts_by_message
from core.kit.actor import Actor, Role
from core.kit.errors import NotFound
from core.kit.found import found_one
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import Notification
from core.models.enums import OutboxState, PreferenceChannel
from core.people.access import require_known
from core.preferences.queries import Preferences, preferences_of_user

MOST = 20
"""Messages about one thing that are listed; tries of each as well."""

# What is finished goes to the archive within a day or two, and its tries with it.
_MESSAGES = """
SELECT id, lane, state, attempts, last_error, created_at, finished_at, not_before FROM outbox_messages
WHERE notification_id = $1 AND user_id = $2 AND kind IN ('card', 'mail')
UNION ALL
SELECT id, lane, state, attempts, last_error, created_at, finished_at, NULL FROM archived_messages
WHERE user_id = $2 AND notification_id = $1 AND kind IN ('card', 'mail')
ORDER BY id LIMIT $3
"""


@dataclass(frozen=True, slots=True)
class Message:
    """One message on one way to the person."""

    channel: PreferenceChannel
    state: OutboxState
    reason: str
    ordered_at: datetime
    ended_at: datetime | None
    not_before: datetime | None
    tries: Sequence[Attempt]


@dataclass(frozen=True, slots=True)
class Why:
    """All that led to one notification, and what became of it."""

    told: Notification
    preferences: Preferences
    messages: Sequence[Message]
    is_own: bool
    """False where an administrator looks at what another person was told; he reads no word of it."""


async def why(actor: Actor, notification_id: int | None = None) -> Why:
    """Of one of one's own, or of the newest; an administrator may ask of anybody's by its number."""
    require_known(actor)
    told = await _found(actor, notification_id)
    preferences = await preferences_of_user(told.receiver_id)
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(_MESSAGES, [told.id, told.receiver_id, MOST])
        tries = await attempts_by_message([row["id"] for row in rows], limit=MOST * 2)
    messages = [_message(row, tries.get(row["id"], ())) for row in rows]
    return Why(told, preferences, messages, told.receiver_id == actor.user_id)


async def _found(actor: Actor, notification_id: int | None) -> Notification:
    own = Notification.filter(receiver_id=actor.user_id)
    if notification_id is None:
        newest = await own.order_by("-id").first()
        if newest is None:
            raise NotFound(N_("I have not told you anything yet."))
        return newest
    reach = Notification.all() if actor.role is Role.ADMIN else own
    return await found_one(reach.filter(id=notification_id))


def _message(row: Mapping[str, Any], tries: Sequence[Attempt]) -> Message:
    return Message(
        channel=PreferenceChannel(str(row["lane"]).partition(":")[0]),
        state=OutboxState(row["state"]),
        reason=row["last_error"],
        ordered_at=row["created_at"],
        ended_at=row["finished_at"],
        not_before=row["not_before"],
        tries=tries,
    )
