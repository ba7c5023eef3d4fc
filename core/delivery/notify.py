"""Tell people something, and mark what they were asked for as done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.enqueue import Order, enqueue_all
from core.delivery.kinds import CARD, MAIL, UPDATE_CARD
from core.delivery.lane_names import chat_lane, mail_lane
from core.delivery.looked import look_again
from core.kit.actor import Actor
from core.kit.card import Attachment
from core.kit.transaction import transaction
from core.kit.wire import pack
from core.kit.words import Text, Words
from core.models.enums import Priority
from core.notifications.compose import Told, compose
from core.notifications.kind import NotificationKind
from core.notifications.nudges import nudge_for

# The transaction knows who acts; his own chat shows him what he did.
_TELL = """
INSERT INTO notifications (receiver_id, organization_id, category, kind, subject, params, attachments, action,
                           due_at, nudge_at, nudges, outcome, outcome_params, created_at)
SELECT person.id, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8,
       receiver.due_at, receiver.nudge_at, 0, '', '{}', $10
FROM unnest($1::bigint[], $9::timestamptz[], $12::timestamptz[])
  WITH ORDINALITY AS receiver(id, due_at, nudge_at, place)
JOIN users person ON person.id = receiver.id AND person.erased_at IS NULL
WHERE $11 OR person.id IS DISTINCT FROM nullif(current_setting('app.user_id', true), '')::bigint
ORDER BY receiver.place
RETURNING id, receiver_id
"""

_ZONES = "SELECT id, zone FROM users WHERE id = ANY($1::bigint[])"

_CHATS = """
SELECT user_id, channel, workspace, chat_id FROM chat_identities
WHERE user_id = ANY($1::bigint[]) AND NOT is_blocked ORDER BY is_primary DESC, id
"""

_SETTLE = """
UPDATE notifications SET done_at = $3, done_by_id = $4, outcome = $5, outcome_params = $6::jsonb,
  nudge_at = NULL, seen_at = coalesce(seen_at, CASE WHEN receiver_id = $4 THEN $3::timestamptz END)
WHERE id IN (SELECT id FROM notifications WHERE subject = $1 AND action = $2 AND done_at IS NULL
             ORDER BY id FOR NO KEY UPDATE)
RETURNING id
"""

# A second statement, so that it sees a card whose worker committed while the first one waited.
_CARDS = "SELECT id, lane, user_id, notification_id FROM chat_cards WHERE notification_id = ANY($1::bigint[])"


async def notify(
    kind: NotificationKind,
    *,
    to: Iterable[int],
    subject: str,
    organization_id: int | None,
    now: datetime,
    due_at: datetime | None = None,
    attachments: Sequence[Attachment] = (),
    params: Mapping[str, Any] | None = None,
    not_before: datetime | None = None,
    by_mail: bool = False,
    awaited: str = "",
) -> list[int]:
    """Tell each of these people once, in every chat of theirs, or by mail where there is none.

    Nobody is told of his own act but by a receipt, or where the next act is his. `due_at` is for a moment
    the kind's rule cannot count; `by_mail` passes the chats over: what proves an address must go there, and
    is not asked for again. `awaited` names the act where a kind stands for any.
    """
    # What cannot be said with these params fails here, in its use-case, and not later in a worker.
    compose(Told(kind, dict(params or {})), Words())
    receivers = list(dict.fromkeys(to))
    if not receivers:
        return []
    files = [[file.file_id, file.name, file.media_type, file.make, file.alt] for file in attachments]
    async with transaction() as connection:
        due = await _due(connection, kind, receivers, due_at, now)
        told = await connection.execute_query_dict(
            _TELL,
            [
                receivers,
                organization_id,
                kind.category,
                kind.name,
                subject,
                orjson.dumps(pack(params or {})).decode(),
                orjson.dumps(files).decode(),
                awaited or kind.awaits,
                [one.due_at for one in due],
                now,
                bool(kind.awaits) or kind.receipt,
                [None if by_mail else one.nudge_at for one in due],
            ],
        )
        orders = (
            _orders(kind, told, [], not_before)
            if by_mail
            else await cards_for(connection, kind, told, not_before)
        )
        await enqueue_all(orders, now=now)
        await look_again([subject], now=now)
    return [row["id"] for row in told]


@dataclass(frozen=True, slots=True)
class _Due:
    """By when one person should act, and when he is reminded of it first."""

    due_at: datetime | None = None
    nudge_at: datetime | None = None


async def _due(
    connection: BaseDBAsyncClient,
    kind: NotificationKind,
    receivers: list[int],
    due_at: datetime | None,
    now: datetime,
) -> list[_Due]:
    """By when each of them should act: the moment that was told, or else the rule of the kind in his zone."""
    if due_at is None and kind.due is None:
        return [_Due()] * len(receivers)
    rule = nudge_for(kind)
    zones = {row["id"]: row["zone"] for row in await connection.execute_query_dict(_ZONES, [receivers])}

    def reckoned(receiver: int) -> _Due:
        if receiver not in zones:
            return _Due()
        end = due_at or (kind.due.after(now, zones[receiver]) if kind.due else None)
        nudge_at = rule.first(now, end, zones[receiver], receiver) if rule and end else None
        return _Due(end, nudge_at)

    return [reckoned(receiver) for receiver in receivers]


async def cards_for(
    connection: BaseDBAsyncClient,
    kind: NotificationKind,
    told: Sequence[Mapping[str, Any]],
    not_before: datetime | None = None,
) -> list[Order]:
    """What brings these notifications (`id`, `receiver_id`) to their readers, in every chat of theirs."""
    readers = [row["receiver_id"] for row in told]
    return _orders(kind, told, await connection.execute_query_dict(_CHATS, [readers]), not_before)


def _orders(
    kind: NotificationKind,
    told: Sequence[Mapping[str, Any]],
    chats: Sequence[Mapping[str, Any]],
    not_before: datetime | None,
) -> list[Order]:
    """One card for each chat of each person, a mail for who has none."""
    lanes: dict[int, list[str]] = {}
    for chat in chats:
        lane = chat_lane(chat["channel"], chat["workspace"], chat["chat_id"])
        lanes.setdefault(chat["user_id"], []).append(lane)
    return [
        Order(
            lane=lane,
            kind=CARD if person in lanes else MAIL,
            payload={} if person in lanes else {"notification": notification},
            priority=kind.priority,
            not_before=not_before,
            notification_id=notification,
            user_id=person,
        )
        for notification, person in ((row["id"], row["receiver_id"]) for row in told)
        for lane in lanes.get(person, [mail_lane(person)])
    ]


async def settle(
    subject: str, act: str, *, by: Actor | None, now: datetime, outcome: Text | None = None
) -> list[int]:
    """End the wait for this act about this subject, and bring every card of it up to date.

    Cards still on their way are told as done when their turn comes. To whoever did it, it is no news.
    """
    text = outcome or Text("")
    async with transaction() as connection:
        ended = await connection.execute_query_dict(
            _SETTLE,
            [
                subject,
                act,
                now,
                by.user_id if by else None,
                text.msgid,
                orjson.dumps(pack(text.params)).decode(),
            ],
        )
        ids = [row["id"] for row in ended]
        cards = await connection.execute_query_dict(_CARDS, [ids]) if ids else []
        await enqueue_all([update_order(card) for card in cards], now=now)
        await look_again([subject], now=now)
    return ids


def update_order(card: Mapping[str, Any], not_before: datetime | None = None) -> Order:
    """Bring one card in one chat up to date."""
    return Order(
        lane=card["lane"],
        kind=UPDATE_CARD,
        payload={"card": card["id"]},
        priority=Priority.CARD,
        not_before=not_before,
        notification_id=card["notification_id"],
        user_id=card["user_id"],
    )
