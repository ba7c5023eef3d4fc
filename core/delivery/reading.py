"""All that a worker must know about a notification and its reader when the message's turn comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.kinds import CARD, MAIL, UPDATE_CARD
from core.delivery.lanes import Leased
from core.kit.actor import Role
from core.kit.wire import unpack
from core.kit.words import Text, Words
from core.models.enums import DeliveryMode, NotificationCategory
from core.notifications.compose import Told
from core.notifications.defaults import mode_for
from core.notifications.load import load_kinds
from core.ports import Shown

# The rows of one batch are looked up one by one; a plain join may read a whole table of millions for them.
_READ = """
SELECT m.id, n.kind, n.category, n.snoozed_until, n.params, n.attachments, n.due_at, n.done_at,
       n.done_by_id, n.outcome, n.outcome_params, n.id AS notification, n.nudges,
       EXISTS (SELECT FROM chat_cards newer WHERE newer.notification_id = card.notification_id
                 AND newer.lane = card.lane AND newer.id > card.id) AS came_again,
       person.locale, person.zone, person.quiet_from, person.quiet_to, person.urgent_passes_quiet,
       person.is_active AND person.erased_at IS NULL AS is_active,
       person.role, wish.mode AS chosen, wide.mode AS channel_wide, chat.is_blocked,
       card.message_id, card.chat_id AS card_chat, card.shown_hash
FROM outbox_messages m
CROSS JOIN LATERAL (SELECT * FROM notifications WHERE id = m.notification_id LIMIT 1) AS n
JOIN users person ON person.id = n.receiver_id
LEFT JOIN notification_preferences wish ON wish.user_id = person.id AND wish.category = n.category
  AND wish.channel = split_part(m.lane, ':', 1)
LEFT JOIN notification_preferences wide ON wide.user_id = person.id AND wide.category IS NULL
  AND wide.channel = split_part(m.lane, ':', 1)
LEFT JOIN LATERAL (
  SELECT is_blocked FROM chat_identities i
  WHERE i.channel = split_part(m.lane, ':', 1) AND i.workspace = split_part(m.lane, ':', 2)
    AND i.chat_id = split_part(m.lane, ':', 3) AND i.user_id = person.id LIMIT 1) AS chat ON true
LEFT JOIN LATERAL (
  SELECT c.* FROM chat_cards c
  WHERE m.kind = 'update_card' AND c.id = (m.payload ->> 'card')::bigint LIMIT 1) AS card ON true
WHERE m.id = ANY($1::bigint[])
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """How one person wants to be told things."""

    user_id: int
    words: Words
    mode: DeliveryMode = DeliveryMode.AT_ONCE
    """How he wants to hear of this category on this channel."""
    quiet_from: time | None = None
    quiet_to: time | None = None
    urgent_passes_quiet: bool = False
    is_active: bool = True
    is_reachable: bool = True
    """Whether the chat of this lane is still his and open."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A notification, its reader, and the card that already stands in the chat."""

    told: Told
    reader: Reader
    shown: Shown | None = None
    shown_hash: str = ""
    snoozed_until: datetime | None = None


async def read(connection: BaseDBAsyncClient, messages: Sequence[Leased]) -> dict[int, Reading]:
    """The readings of those messages that tell a notification of a kind known here, by the message's id."""
    users = {
        message.id: message.user_id or 0
        for message in messages
        if message.kind in (CARD, UPDATE_CARD, MAIL) and message.notification_id
    }
    if not users:
        return {}
    rows = await connection.execute_query_dict(_READ, [list(users)])
    known = load_kinds()
    return {row["id"]: _reading(row, users[row["id"]]) for row in rows if row["kind"] in known}


def _reading(row: Mapping[str, Any], user_id: int) -> Reading:
    told = Told.read(
        row["kind"],
        params=_stored(row["params"]),
        attachments=orjson.loads(row["attachments"]),
        due_at=row["due_at"],
        done_at=row["done_at"],
        done_by=row["done_by_id"],
        outcome=Text(row["outcome"], _stored(row["outcome_params"])),
        id=row["notification"],
        nudges=row["nudges"],
        came_again=row["came_again"],
    )
    reader = Reader(
        user_id=user_id,
        words=Words(row["locale"], row["zone"]),
        mode=_mode(row["role"], row["category"], row["chosen"], row["channel_wide"]),
        quiet_from=row["quiet_from"],
        quiet_to=row["quiet_to"],
        urgent_passes_quiet=row["urgent_passes_quiet"],
        is_active=row["is_active"],
        is_reachable=row["is_blocked"] is False,
    )
    shown = Shown(row["card_chat"], row["message_id"]) if row["message_id"] else None
    return Reading(told, reader, shown, row["shown_hash"] or "", row["snoozed_until"])


@lru_cache(maxsize=256)
def _stored(text: str) -> Any:
    """The same news goes to many; nobody changes what is read here."""
    return unpack(orjson.loads(text))


@lru_cache(maxsize=1024)
def _mode(role: str | None, category: str, chosen: str | None, channel_wide: str | None) -> DeliveryMode:
    return mode_for(
        Role(role) if role else None,
        NotificationCategory(category),
        chosen=DeliveryMode(chosen) if chosen else None,
        channel_wide=DeliveryMode(channel_wide) if channel_wide else None,
    )
