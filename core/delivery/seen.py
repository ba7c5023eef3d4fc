"""Events that came in twice have one effect."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from tortoise import connections

from core.kit.transaction import transaction

_FIRST = """
INSERT INTO seen_events (source, event_id, seen_at) VALUES ($1, $2, $3)
ON CONFLICT (source, event_id) DO NOTHING RETURNING id
"""


async def first_time(source: str, event_id: str, now: datetime) -> bool:
    """Whether this event is new; call it in the transaction of its effect.

    A second delivery that comes while the first is still at work waits: it is new only if the first failed.
    """
    async with transaction() as connection:
        return bool(await connection.execute_query_dict(_FIRST, [source, event_id, now]))


async def was_seen(source: str, event_id: str) -> bool:
    """Whether this event has had its effect; for effects that bear being repeated when two come at once."""
    rows = await connections.get("default").execute_query_dict(
        "SELECT 1 FROM seen_events WHERE source = $1 AND event_id = $2", [source, event_id]
    )
    return bool(rows)


async def once(source: str, event_id: str, deal: Callable[[], Awaitable[None]], now: datetime) -> None:
    """Deal with what had no effect yet; remembered after it, so that a fault lets it return."""
    if not await was_seen(source, event_id):
        await deal()
        await first_time(source, event_id, now=now)


async def forget_seen(before: datetime, *, limit: int = 5000) -> int:
    """Forget events so old that no platform delivers them again."""
    async with transaction() as connection:
        rows = await connection.execute_query_dict(
            "DELETE FROM seen_events WHERE id IN (SELECT id FROM seen_events WHERE seen_at < $1 LIMIT $2)"
            " RETURNING id",
            [before, limit],
        )
    return len(rows)


KEEP_SEEN = timedelta(days=7)
"""Slack tries again for minutes, Telegram for a day."""
