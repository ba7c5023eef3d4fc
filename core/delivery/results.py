"""Write what became of a batch of messages, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
import structlog
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.collected import collect
from core.delivery.effects import Closed, Collected, Effect, Sent, Troubled, Verdict, result_of
from core.delivery.enqueue import enqueue_all
from core.delivery.kinds import CARD, WAKE
from core.delivery.lane_names import channel_of
from core.delivery.lanes import Leased
from core.delivery.looked import remember
from core.delivery.next_channel import next_channel
from core.delivery.notify import update_order
from core.kit.transaction import transaction
from core.kit.watch import Watch
from core.models.enums import Priority

log = structlog.get_logger()

# A worker that outlived its lease changes nothing: the row then carries another lease, or none. PostgreSQL
# expects a batch where this is joined on. A lane has one message in a batch, so lanes name rows. What arrived
# says so in its own row, and a lane that neither rests nor waits has nothing to be told; every other try, and
# every other lane, is written down.
_WRITE = """
WITH result AS MATERIALIZED (
  SELECT *, $3::text AS worker FROM jsonb_to_recordset($1::jsonb) AS r(
    id bigint, lane text, number int, state text, outcome text, error text, provider_id text,
    not_before timestamptz, is_free boolean, retry_after numeric, started timestamptz, finished timestamptz,
    lane_until timestamptz, lane_state text, chat text, message text, shown_hash text, is_new boolean)
), mine AS (
  UPDATE outbox_messages m SET
    state = r.state, last_error = r.error, lease_until = NULL, leased_by = NULL,
    attempts = m.attempts - CASE WHEN r.is_free THEN 1 ELSE 0 END,
    not_before = coalesce(r.not_before, m.not_before),
    provider_message_id = coalesce(r.provider_id, m.provider_message_id),
    started_at = r.started,
    finished_at = CASE WHEN r.state NOT IN ('waiting', 'later') THEN r.finished END
  FROM result r
  WHERE m.id = ANY($2::bigint[]) AND m.id = r.id AND m.leased_by = r.worker AND m.attempts = r.number
  RETURNING m.priority, m.notification_id, m.user_id, (m.payload ->> 'card')::bigint AS old_card, r.*
), tried AS (
  INSERT INTO delivery_attempts (message_id, number, outcome, error, retry_after, started_at, finished_at)
  SELECT id, number, outcome, error, retry_after, started, finished FROM mine
  WHERE outcome IS NOT NULL AND state <> 'sent'
), woken AS (
  INSERT INTO delivery_wakes (lane, priority) SELECT lane, priority FROM mine WHERE state = 'waiting'
), locked AS (
  SELECT mine.* FROM mine JOIN delivery_lanes l ON l.key = mine.lane
  WHERE mine.state <> 'sent' OR mine.lane_until > mine.finished OR l.has_waiting OR l.failures > 0
  ORDER BY l.key FOR NO KEY UPDATE OF l
), turned AS (
  UPDATE delivery_lanes l SET
    next_at = r.lane_until, state = r.lane_state, last_error = r.error,
    failures = CASE WHEN r.state = 'sent' THEN 0 WHEN r.error = '' THEN l.failures ELSE l.failures + 1 END
  FROM locked r WHERE l.key = r.lane
), carded AS (
  INSERT INTO chat_cards (notification_id, user_id, channel, chat_id, message_id, lane, shown_hash,
                          created_at)
  SELECT notification_id, user_id, split_part(lane, ':', 1), chat, message, lane, shown_hash, finished
  FROM mine WHERE is_new
  ON CONFLICT (channel, chat_id, message_id) DO UPDATE SET shown_hash = excluded.shown_hash
  RETURNING id, lane
), redrawn AS (
  UPDATE chat_cards c SET shown_hash = mine.shown_hash, chat_id = mine.chat, message_id = mine.message
  FROM mine WHERE NOT is_new AND c.id = mine.old_card
)
SELECT lane, old_card AS card, false AS is_new FROM mine
UNION ALL
SELECT lane, id, true FROM carded ORDER BY is_new
"""

# A row that is locked is being settled just now, so its card is drawn once more when that is over.
_STILL_AWAITED = """
SELECT id FROM notifications WHERE id = ANY($1::bigint[]) AND done_at IS NULL FOR SHARE SKIP LOCKED
"""

_SETTLING = timedelta(seconds=1)

_OLDER = """
SELECT old.id, old.lane, old.user_id, old.notification_id FROM chat_cards new
JOIN chat_cards old ON old.notification_id = new.notification_id AND old.lane = new.lane AND old.id < new.id
WHERE new.id = ANY($1::bigint[]) ORDER BY old.lane, old.id
"""


@dataclass(frozen=True, slots=True)
class Result:
    """One message, what became of it, and what follows."""

    message: Leased
    effect: Effect
    verdict: Verdict
    started: datetime
    finished: datetime
    lane_until: datetime

    def tell(self, watch: Watch) -> None:
        """Let it be counted."""
        took = (self.finished - self.started).total_seconds()
        watch.delivered(channel_of(self.message.lane), self.message.kind, result_of(self.effect), took)

    def log_trouble(self) -> None:
        """One line for what did not go well, with ids and no words."""
        if self.verdict.error:
            log.info(
                "delivery.trouble",
                message=self.message.id,
                kind=self.message.kind,
                state=self.verdict.state.value,
                attempt=self.message.attempts,
                error=_writable(self.verdict.error, 2000),
            )


async def write(results: Sequence[Result], *, worker: str, now: datetime) -> None:
    """Free the messages and their lanes, keep the cards, and send on what could not be told this way."""
    held = {result.message.notification_id for result in results if isinstance(result.effect, Collected)}
    await collect(sorted(one for one in held if one is not None), now=now)
    async with transaction() as connection:
        rows = orjson.dumps([_row(result) for result in results]).decode()
        ids = [result.message.id for result in results]
        written = await connection.execute_query_dict(_WRITE, [rows, ids, worker])
        cards = {row["lane"]: row["card"] for row in written}
        mine = [result for result in results if result.message.lane in cards]
        await _redraw_older(connection, mine, cards, now)
        for result in mine:
            if isinstance(result.effect, Closed):
                await next_channel(connection, result.message, now=now)
            elif isinstance(result.effect, Sent) and result.effect.seen and result.effect.shown:
                await remember(result.effect.seen, result.effect.shown, now=now)
        # Last, because nothing may be waited for with these locks in hand.
        await _redraw_settled(connection, mine, cards, now)


async def _redraw_settled(
    connection: BaseDBAsyncClient, results: Sequence[Result], cards: Mapping[str, int | None], now: datetime
) -> None:
    """Update the cards whose act was done between drawing and writing them down."""
    awaiting = [
        result.message for result in results if isinstance(result.effect, Sent) and result.effect.is_awaiting
    ]
    if not awaiting:
        return
    ids = [message.notification_id for message in awaiting]
    rows = await connection.execute_query_dict(_STILL_AWAITED, [ids])
    awaited = {row["id"] for row in rows}
    orders = [
        update_order(
            {
                "id": cards[message.lane],
                "lane": message.lane,
                "user_id": message.user_id,
                "notification_id": message.notification_id,
            },
            not_before=now + _SETTLING,
        )
        for message in awaiting
        if message.notification_id not in awaited
    ]
    await enqueue_all(orders, now=now)


async def _redraw_older(
    connection: BaseDBAsyncClient, results: Sequence[Result], cards: Mapping[str, int | None], now: datetime
) -> None:
    """What came again has its buttons at the newest message alone."""
    again = [
        cards[message.lane]
        for message in (result.message for result in results if isinstance(result.effect, Sent))
        if message.kind == CARD and (message.priority == Priority.REMINDER or WAKE in message.payload)
    ]
    older = await connection.execute_query_dict(_OLDER, [again]) if again else []
    await enqueue_all([update_order(card) for card in older], now=now)


def _row(result: Result) -> dict[str, Any]:
    message, verdict, effect = result.message, result.verdict, result.effect
    row: dict[str, Any] = {
        "id": message.id,
        "lane": message.lane,
        "number": message.attempts,
        "state": verdict.state,
        "outcome": verdict.outcome,
        "error": _writable(verdict.error, 2000),
        "not_before": verdict.not_before,
        "is_free": verdict.is_free,
        "started": result.started,
        "finished": result.finished,
        "lane_until": result.lane_until,
        "lane_state": verdict.lane_state,
    }
    if isinstance(effect, Troubled):
        row["retry_after"] = effect.retry_after
    if isinstance(effect, Sent):
        row["provider_id"] = effect.provider_id and _writable(effect.provider_id, 255)
        if effect.shown:
            row |= {
                "chat": effect.shown.chat,
                "message": effect.shown.message,
                "shown_hash": effect.shown_hash,
                "is_new": message.kind == CARD,
            }
    return row


def _writable(said: str, longest: int) -> str:
    """What the other side said, without the two signs that no text in the database may hold."""
    return said.encode(errors="replace").decode().replace("\0", "?")[:longest]
