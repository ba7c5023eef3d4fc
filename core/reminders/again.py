"""Bring notifications up again in their reader's chats: one by one, or on one card where they are many."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.enqueue import Order, enqueue_all
from core.delivery.kinds import CARD, MAIL
from core.delivery.lane_names import chat_lane, mail_lane
from core.delivery.notify import notify
from core.models.enums import Priority
from core.notifications.reminders import MOST_APART, REMINDERS, Waiting, params_of

_REMINDED = """
UPDATE notifications SET nudges = nudges + 1, reminded_at = $2, seen_at = NULL
WHERE id = ANY($1::bigint[])
"""

_CHATS = """
SELECT user_id, channel, workspace, chat_id FROM chat_identities
WHERE user_id = ANY($1::bigint[]) AND NOT is_blocked ORDER BY is_primary DESC, id
"""

# It stands for news that is in the inbox already.
_READ = "UPDATE notifications SET seen_at = $2 WHERE id = ANY($1::bigint[])"


async def bring_again(
    connection: BaseDBAsyncClient,
    told: Mapping[int, Sequence[Waiting]],
    *,
    now: datetime,
    not_before: datetime | None = None,
) -> None:
    """Remind these people of these acts, in the transaction that counts it."""
    every = [asked for acts in told.values() for asked in acts]
    if not every:
        return
    await connection.execute_query_dict(_REMINDED, [[one.id for one in every], now])
    rows = await connection.execute_query_dict(_CHATS, [list(told)])
    lanes: dict[int, list[str]] = {}
    for row in rows:
        lane = chat_lane(row["channel"], row["workspace"], row["chat_id"])
        lanes.setdefault(row["user_id"], []).append(lane)
    orders: list[Order] = []
    for person, acts in told.items():
        if len(acts) > MOST_APART:
            await _together(connection, person, acts, now, not_before)
        else:
            orders += [one for act in acts for one in _apart(person, act, lanes.get(person, []), not_before)]
    await enqueue_all(orders, now=now)


def _apart(person: int, act: Waiting, lanes: Sequence[str], not_before: datetime | None) -> list[Order]:
    payload: Mapping[str, Any] = {} if lanes else {"notification": act.id}
    return [
        Order(
            lane=lane,
            kind=CARD if lanes else MAIL,
            payload=payload,
            priority=Priority.REMINDER,
            not_before=not_before,
            notification_id=act.id,
            user_id=person,
        )
        for lane in lanes or [mail_lane(person)]
    ]


async def _together(
    connection: BaseDBAsyncClient,
    person: int,
    acts: Sequence[Waiting],
    now: datetime,
    not_before: datetime | None,
) -> None:
    """One card for all; its cards in the chats are drawn anew as one thing after the other is done."""
    ids = await notify(
        REMINDERS,
        to=[person],
        subject=f"user:{person}",
        organization_id=None,
        now=now,
        not_before=not_before,
        params=params_of(acts, now),
    )
    await connection.execute_query_dict(_READ, [ids, now])
