"""Lanes: who has something to send, whose turn it is, and which messages are taken.

Three statements, each the only one of its kind, so they are written by hand:

`refresh` brings back what a dead worker left, lets due messages in, and wakes their lanes; every worker
calls it more than once a second;
`free_lanes` locks lanes that may send now, as many as their bot's rate allows;
`take` leases the best message of each. It runs after the locks are held, with a snapshot of its own: a
message committed in between is either seen here or its wake comes later, so no lane falls asleep over one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.kinds import LOOK_AGAIN, UPDATE_CARD
from core.delivery.rates import Rates

_RETURN_LEASES = """
WITH lost AS (
  UPDATE outbox_messages SET lease_until = NULL, leased_by = NULL, last_error = 'the worker was lost',
    state = CASE WHEN policy = 'at_most_once' THEN 'unknown'
                 WHEN attempts >= $2 THEN 'parked' ELSE 'waiting' END,
    finished_at = CASE WHEN policy = 'at_most_once' OR attempts >= $2 THEN $1 END
  WHERE id IN (SELECT id FROM outbox_messages WHERE state = 'leased' AND lease_until <= $1
               ORDER BY lease_until LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING id, lane, priority, state, attempts
), due AS (
  UPDATE outbox_messages SET state = 'waiting'
  WHERE id IN (SELECT id FROM outbox_messages WHERE state = 'later' AND not_before <= $1
               ORDER BY not_before LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING lane, priority
), told AS (
  INSERT INTO delivery_attempts (message_id, number, outcome, error, started_at, finished_at)
  SELECT id, attempts, 'unknown', 'the worker was lost', $1, $1 FROM lost
)
INSERT INTO delivery_wakes (lane, priority)
SELECT lane, min(priority) FROM (
  SELECT lane, priority FROM lost WHERE state = 'waiting' UNION ALL SELECT lane, priority FROM due) AS ready
GROUP BY lane
"""

# Lanes are locked in the order of their keys here and when results are written, so the two never deadlock.
# Each bot with a rate has a bucket of its own. All lanes of a channel without one share theirs, or a claim
# would lock a whole batch in each workspace. Who wakes stands behind those that wait already.
_WAKE = """
WITH heard AS (
  DELETE FROM delivery_wakes WHERE id = ANY(ARRAY(
    SELECT id FROM delivery_wakes ORDER BY priority, id LIMIT $3 FOR UPDATE SKIP LOCKED))
  RETURNING lane, priority
), woken AS (
  SELECT lane, min(priority) AS priority,
         CASE WHEN lane LIKE '%:%:%' AND split_part(lane, ':', 1) = ANY($2::text[])
              THEN split_part(lane, ':', 1) || ':' || split_part(lane, ':', 2)
              ELSE split_part(lane, ':', 1) END AS bucket
  FROM heard GROUP BY lane
), filled AS (
  INSERT INTO rate_buckets (key, tokens, refreshed_at)
  SELECT DISTINCT bucket, 1000000, $1::timestamptz FROM woken ORDER BY bucket
  ON CONFLICT (key) DO NOTHING
), lanes AS (
  INSERT INTO delivery_lanes (key, bucket, state, next_at, has_waiting, priority, failures, last_error)
  SELECT lane, bucket, 'open', $1, true, priority, 0, '' FROM woken ORDER BY lane
  ON CONFLICT (key) DO UPDATE SET
    priority = CASE WHEN delivery_lanes.has_waiting THEN least(delivery_lanes.priority, excluded.priority)
                    ELSE excluded.priority END,
    next_at = CASE WHEN delivery_lanes.has_waiting THEN delivery_lanes.next_at
                   ELSE greatest(delivery_lanes.next_at, excluded.next_at) END,
    bucket = excluded.bucket, has_waiting = true
)
SELECT count(*) AS heard FROM heard
"""
MOST_WOKEN = 500
"""Wakes that are heard together; the first messages leave while those of a long list still wake."""

# Of what matters alike each bucket has its turn, so that a platform with much to say holds no other one up.
_FREE_LANES = """
WITH rate AS (
  SELECT * FROM unnest($3::text[], $4::float8[], $5::float8[]) AS r(channel, per_second, burst)
), limited AS (
  SELECT b.key, rate.per_second, least(rate.burst, b.tokens + rate.per_second *
           greatest(0, extract(epoch FROM $1::timestamptz - b.refreshed_at)))::float8 AS tokens
  FROM rate_buckets b JOIN rate ON rate.channel = split_part(b.key, ':', 1)
  WHERE EXISTS (SELECT FROM delivery_lanes l WHERE l.bucket = b.key AND l.has_waiting AND l.next_at <= $1)
  ORDER BY b.key FOR UPDATE OF b
), bucket AS (
  SELECT key, per_second, tokens, floor(tokens + per_second * $6::float8)::int AS free
  FROM limited WHERE tokens + per_second * $6 >= 1
  UNION ALL
  SELECT key, NULL, NULL, $2 FROM rate_buckets WHERE NOT split_part(key, ':', 1) = ANY($3)
)
SELECT lane.key, lane.place, lane.bucket, bucket.per_second, bucket.tokens,
       row_number() OVER (PARTITION BY lane.bucket, lane.priority ORDER BY lane.next_at) AS turn
FROM bucket CROSS JOIN LATERAL (
  SELECT l.key, l.ctid::text AS place, l.bucket, l.priority, l.next_at FROM delivery_lanes l
  WHERE l.bucket = bucket.key AND l.has_waiting AND l.next_at <= $1
    AND (SELECT true FROM outbox_messages WHERE lane = l.key AND state = 'leased' LIMIT 1) IS NOT TRUE
  ORDER BY l.priority, l.next_at LIMIT least(bucket.free, $2) FOR NO KEY UPDATE SKIP LOCKED) AS lane
ORDER BY lane.priority, turn, lane.next_at LIMIT $2
"""

# Whoever held these locks before may have leased a message meanwhile, so that is asked once more. The second
# message of a lane only tells its rank for the next turn, or that the lane may sleep; else the lane is out of
# sight until what became of the first is written or its lease ends, so that no claim has to pass it by. Rows
# are named by their ids and, where they are locked, by their places, and the state of the best is compared as
# an expression: then no plan, also one that was made while the tables were small, reads more than this batch.
_TAKE = """
WITH head AS (
  SELECT lane.key, lane.place, lane.bucket, best.id, best.next_priority
  FROM unnest($1::text[], $2::text[]::tid[], $3::text[]) AS lane(key, place, bucket) LEFT JOIN LATERAL (
    SELECT (array_agg(two.id ORDER BY two.priority, two.id))[1] AS id,
           (array_agg(two.priority ORDER BY two.priority, two.id))[2] AS next_priority
    FROM (SELECT id, priority FROM outbox_messages m WHERE m.lane = lane.key AND m.state = 'waiting'
          ORDER BY priority, id LIMIT 2) AS two) AS best ON true
  WHERE (SELECT id FROM outbox_messages WHERE lane = lane.key AND state = 'leased' LIMIT 1) IS NULL
), taken AS (
  UPDATE outbox_messages SET state = 'leased', attempts = attempts + 1, leased_by = $4, lease_until = $6
  WHERE id = ANY(ARRAY(SELECT id FROM head)) AND state || '' = 'waiting'
  RETURNING id, lane, kind, payload, priority, policy, attempts, notification_id, user_id
), asleep AS (
  UPDATE delivery_lanes SET has_waiting = false
  WHERE ctid = ANY(ARRAY(SELECT place FROM head WHERE next_priority IS NULL))
), turned AS (
  UPDATE delivery_lanes l SET
    next_at = $6, priority = (SELECT head.next_priority FROM head WHERE head.key = l.key)
  WHERE l.ctid = ANY(ARRAY(SELECT place FROM head WHERE next_priority IS NOT NULL))
), paid AS (
  UPDATE rate_buckets b SET refreshed_at = greatest(b.refreshed_at, $5), tokens = -used.count +
    least(rate.burst, b.tokens + rate.per_second * greatest(0, extract(epoch FROM $5 - b.refreshed_at)))
  FROM (SELECT bucket, count(id) AS count FROM head GROUP BY bucket) AS used,
       unnest($7::text[], $8::float8[], $9::float8[]) AS rate(channel, per_second, burst)
  WHERE b.key = used.bucket AND rate.channel = split_part(b.key, ':', 1)
)
SELECT * FROM taken
"""

# A card is drawn as it is now, so one order to draw it stands for those that wait behind it; what waits far
# behind, in a chat with very much to say, is not looked for.
_FOLD = """
UPDATE outbox_messages SET state = 'dropped', finished_at = $3, last_error = 'folded into an earlier update'
WHERE state || '' = 'waiting' AND id = ANY(ARRAY(
  SELECT behind.id FROM unnest($1::text[], $2::text[]) AS drawn(lane, card) CROSS JOIN LATERAL (
    SELECT id, kind, payload FROM outbox_messages m WHERE m.lane = drawn.lane AND m.state = 'waiting'
    ORDER BY priority, id LIMIT 100) AS behind
  WHERE behind.kind = $4 AND behind.payload ->> 'card' = drawn.card))
"""


@dataclass(frozen=True, slots=True)
class Leased:
    """One message in a worker's hands."""

    id: int
    lane: str
    kind: str
    payload: dict[str, Any]
    priority: int
    policy: str
    attempts: int
    notification_id: int | None
    user_id: int | None
    delay: float | None = None
    """Seconds until its bot may send it; None where it has no limit, or all of them may go at once."""


async def refresh(connection: BaseDBAsyncClient, now: datetime, *, max_attempts: int, rates: Rates) -> bool:
    """Bring back lost leases, let in what is due now, and wake the lanes of it, what matters more first.

    False where more of them wait to be woken.
    """
    await connection.execute_query_dict(_RETURN_LEASES, [now, max_attempts])
    limited = [row[0] for row in rates.shared()]
    found = await connection.execute_query_dict(_WAKE, [now, limited, MOST_WOKEN])
    return int(found[0]["heard"]) < MOST_WOKEN


async def claim(
    connection: BaseDBAsyncClient,
    now: datetime,
    *,
    worker: str,
    lease: timedelta,
    limit: int,
    rates: Rates,
    ahead: timedelta = timedelta(0),
) -> list[Leased]:
    """Lease the best message of each lane that may send now; call it inside a transaction.

    What a bot may send only within the time `ahead` is leased as well, and says how long it has to wait.
    Then a bot's messages keep their distance by themselves, and nothing is saved up for a burst.
    """
    shared = rates.shared()
    bursts = [min(row[2], 1.0) if ahead else row[2] for row in shared]
    rate = [[row[0] for row in shared], [row[1] for row in shared], bursts]
    free = [now, limit, *rate, ahead.total_seconds()]
    lanes = await connection.execute_query_dict(_FREE_LANES, free)
    if not lanes:
        return []
    free_lanes = [[lane[column] for lane in lanes] for column in ("key", "place", "bucket")]
    leasing = [worker, now, now + lease, *rate]
    rows = await connection.execute_query_dict(_TAKE, [*free_lanes, *leasing])
    taken = _paced(rows, lanes, ahead)
    await _fold(connection, taken, now)
    return taken


def _paced(
    rows: Sequence[Mapping[str, Any]], lanes: Sequence[Mapping[str, Any]], ahead: timedelta
) -> list[Leased]:
    """The best lane first, and one after the other as each bot's rate allows."""
    found = {row["lane"]: row for row in rows}
    begun: Counter[str] = Counter()
    taken = []
    for pace in lanes:
        row, delay = found.get(pace["key"]), None
        if row is None:
            continue
        if ahead and pace["per_second"] is not None:
            begun[pace["bucket"]] += 1
            delay = max(0.0, (begun[pace["bucket"]] - pace["tokens"]) / pace["per_second"])
        taken.append(Leased(**{**row, "payload": orjson.loads(row["payload"])}, delay=delay))
    return taken


async def _fold(connection: BaseDBAsyncClient, taken: Sequence[Leased], now: datetime) -> None:
    for kind in (UPDATE_CARD, LOOK_AGAIN):
        drawn = [message for message in taken if message.kind == kind]
        if drawn:
            lanes = [message.lane for message in drawn]
            cards = [str(message.payload["card"]) for message in drawn]
            await connection.execute_query_dict(_FOLD, [lanes, cards, now, kind])
