"""Draw again, for one person, the cards that can still be used: what he reads has changed, not the things."""

from datetime import datetime, timedelta

from core.delivery.enqueue import enqueue_all
from core.delivery.looked import look_order
from core.delivery.notify import update_order
from core.kit.transaction import transaction

MOST = 20
"""Of each sort; nobody scrolls back further, and each is an edit that the platform counts."""
RECENT = timedelta(days=7)

_AWAITED = """
SELECT card.id, card.lane, card.user_id, card.notification_id
FROM chat_cards card JOIN notifications told ON told.id = card.notification_id
WHERE card.user_id = $1 AND told.receiver_id = $1 AND told.action <> '' AND told.done_at IS NULL
ORDER BY card.id DESC LIMIT $2
"""
_LOOKED_AT = """
SELECT id, lane, user_id FROM looked_cards WHERE user_id = $1 AND shown_at > $2 ORDER BY id DESC LIMIT $3
"""


async def redraw_for(user_id: int, *, now: datetime) -> None:
    """Order them drawn anew, in the transaction that changes how they read."""
    async with transaction() as connection:
        awaited = await connection.execute_query_dict(_AWAITED, [user_id, MOST])
        looked_at = await connection.execute_query_dict(_LOOKED_AT, [user_id, now - RECENT, MOST])
        orders = [*map(update_order, awaited), *map(look_order, looked_at)]
        await enqueue_all(orders, now=now)
