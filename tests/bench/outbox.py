"""Messages in numbers, as they wait in the outbox."""

from core.notifications.jobs import JOB_APPROVED
from tests.bench.house import House

_NEWS = """
INSERT INTO notifications (receiver_id, category, kind, subject, params, attachments, action, nudges, outcome,
    outcome_params, created_at)
SELECT person, $3, $4, 'job:12', $2::jsonb, '[]', '', 0, '', '{}', now()
FROM unnest($1::bigint[]) AS person RETURNING id
"""
_CARDS = """
WITH wanted AS (
    SELECT 'telegram::' || told.person + 1000000 AS lane, told.* FROM unnest($1::bigint[], $2::bigint[])
        AS told(person, notification)
), written AS (
    INSERT INTO outbox_messages (lane, kind, notification_id, user_id, payload, priority, not_before, policy,
        state, attempts, last_error, created_at)
    SELECT lane, 'card', notification, person, '{}', $4, now(), 'at_least_once', 'waiting', 0, '', now()
    FROM generate_series(1, $3::int), wanted)
INSERT INTO delivery_wakes (lane, priority) SELECT lane, $4 FROM wanted
"""
_WORK = """
WITH lanes AS (
    INSERT INTO delivery_lanes (key, bucket, state, next_at, has_waiting, priority, failures, last_error)
    SELECT 'telegram::' || n, 'telegram:', 'open', now(), true, 1, 0, '' FROM generate_series(1, $2::int) AS n
), rates AS (
    INSERT INTO rate_buckets (key, tokens, refreshed_at) VALUES ('telegram:', 0, now())
)
INSERT INTO outbox_messages (lane, kind, payload, priority, not_before, policy, state, attempts, last_error,
    created_at)
SELECT 'telegram::' || n % $2 + 1, 'bench', '{}', 1, now(), 'at_least_once', 'waiting', 0, '', now()
FROM generate_series(1, $1::int) AS n
"""
_QUEUE = "outbox_messages, delivery_attempts, delivery_lanes, delivery_wakes, rate_buckets"


async def emptied(house: House) -> None:
    """Nothing waits any more, and nobody has sent anything lately."""
    await house.owner.execute(f"TRUNCATE {_QUEUE}")


async def cards(house: House, people: list[int], times: int, params: str, *, priority: int) -> None:
    """So many cards for each of these people, about one piece of news each."""
    told = [people, params, JOB_APPROVED.category, JOB_APPROVED.name]
    news = [row["id"] for row in await house.owner.fetch(_NEWS, *told)]
    await house.owner.execute(_CARDS, people, news, times, priority)
    await house.owner.execute(f"ANALYZE {_QUEUE}")


async def work(house: House, messages: int, chats: int) -> None:
    """So many messages shared out among so many chats, all of them ready to be claimed."""
    await emptied(house)
    await house.owner.execute(_WORK, messages, chats)
    await house.owner.execute(f"VACUUM ANALYZE {_QUEUE}")
