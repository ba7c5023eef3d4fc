"""What the statements of delivery hold and read: no more than they take, and nothing others wait for."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from datetime import timedelta
from typing import Any

import asyncpg
import orjson
from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.enqueue import enqueue
from core.delivery.lanes import _FREE_LANES, Leased, claim, refresh
from core.delivery.notify import settle
from core.delivery.rates import NO_RATES, Rate, Rates
from core.kit.transaction import transaction
from core.kit.words import Text
from core.models import DeliveryLane, Notification, NotificationPreference
from core.models.enums import DeliveryMode, PreferenceChannel
from tests.delivery.house import POSTED, House
from tests.plugins.database import Database

_WAITS = "SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid"
"""Somebody waits for this very transaction."""


async def _waited_for(connection: BaseDBAsyncClient) -> None:
    while not await connection.execute_query_dict(_WAITS):
        continue


async def _claimed(house: House, limit: int, rates: Rates = NO_RATES) -> list[Leased]:
    async with transaction() as connection:
        return await claim(
            connection, house.now, worker="w", lease=timedelta(minutes=1), limit=limit, rates=rates
        )


async def _refreshed(house: House, rates: Rates = NO_RATES) -> None:
    await refresh(connections.get("default"), house.now, max_attempts=12, rates=rates)


def _apart(work: Callable[[], Awaitable[Any]]) -> Callable[[], asyncio.Task[Any]]:
    """To be begun from within a transaction without taking part in it."""
    outside = copy_context()

    async def run() -> Any:
        return await work()

    return lambda: asyncio.create_task(run(), context=outside.copy())


async def test_a_claim_holds_a_batch_however_many_workspaces_wait(house: House) -> None:
    """Or the other workers would find every lane locked."""
    for number in range(18):
        await enqueue(lane=f"slack:T{number % 6}:D{number}", kind="say", payload={}, now=house.now)
    await _refreshed(house)
    second = _apart(lambda: _claimed(house, 4))
    async with transaction():
        mine = await _claimed(house, 4)
        theirs = await second()
    assert (len(mine), len(theirs)) == (4, 4)


_LANES = """
INSERT INTO delivery_lanes (key, bucket, state, next_at, has_waiting, priority, failures, last_error)
SELECT $1 || n, $1 || n % $2, 'open', $3, true, 1, 0, '' FROM generate_series(1, $4) n
"""


async def test_a_claim_reads_a_batch_however_many_wait(house: House, db: Database) -> None:
    """Also where they came since the database last counted them."""
    owner = await asyncpg.connect(db.owner_url)
    try:
        await owner.execute(_LANES, "before", 200, house.now, 2000)
        await owner.execute("VACUUM ANALYZE delivery_lanes")
        await owner.execute(_LANES, "slack", 1, house.now, 5000)
        await owner.execute(
            "INSERT INTO rate_buckets (key, tokens, refreshed_at) VALUES ('slack0', 1, $1)", house.now
        )
        async with owner.transaction():
            told = await owner.fetchval(
                f"EXPLAIN (ANALYZE, FORMAT JSON) {_FREE_LANES}", house.now, 50, [], [], [], 0.0
            )
    finally:
        await owner.close()
    read = _read_from(orjson.loads(told)[0]["Plan"], "delivery_lanes")
    assert 50 <= read <= 100


def _read_from(plan: dict[str, Any], table: str) -> float:
    own = plan["Actual Rows"] * plan["Actual Loops"] if plan.get("Relation Name") == table else 0
    below = sum(_read_from(part, table) for part in plan.get("Plans", ()))
    return float(own + plan.get("Rows Removed by Filter", 0) * bool(own) + below)


async def test_a_lane_rewritten_while_its_claim_waited_sleeps_where_it_is_now(house: House) -> None:
    """The second statement of a claim finds rows by their places: those of the newest versions."""
    rates = Rates({"telegram": Rate(per_second=1.0)})
    person = await house.person(telegram="11")
    await house.tell(person, text="x")
    await _refreshed(house, rates)
    claiming = _apart(lambda: _claimed(house, 10, rates))
    rewriting = _apart(lambda: DeliveryLane.all().update(failures=1))
    async with transaction() as other:
        await other.execute_query("SELECT key FROM rate_buckets FOR UPDATE")
        claimed = claiming()
        await _waited_for(other)
        await rewriting()
    assert [message.lane for message in await claimed] == ["telegram::11"]
    lane = await DeliveryLane.get()
    assert (lane.has_waiting, lane.failures) == (False, 1)


async def test_what_is_kept_for_the_digest_is_not_waited_for_crosswise(house: House) -> None:
    """An act ends two waits, the newer one first, while a worker keeps both for a digest."""
    for number in (1, 2):
        person = await house.person(slack=f"D{number}")
        await NotificationPreference.create(
            user=person, category=POSTED.category, channel=PreferenceChannel.SLACK, mode=DeliveryMode.DIGEST
        )
        await house.post(person, subject=f"job:{number}")
    delivering = _apart(house.worker().run_until_idle)
    async with transaction() as act:
        await settle("job:2", "decide_job", by=None, now=house.now, outcome=Text("Approved"))
        delivered = delivering()
        await _waited_for(act)
        await settle("job:1", "decide_job", by=None, now=house.now, outcome=Text("Approved"))
    await asyncio.wait_for(delivered, 30)
    assert await Notification.filter(collected_at=house.now, done_at=house.now).count() == 2
    assert await house.states() == ["dropped", "dropped"]


async def test_a_platform_with_much_to_say_holds_no_other_up(house: House) -> None:
    for number in range(8):
        await enqueue(lane=f"slack:T:D{number}", kind="say", payload={}, now=house.now)
    await _refreshed(house)
    house.later(seconds=1)
    for number in range(2):
        await enqueue(lane=f"telegram::{number}", kind="say", payload={}, now=house.now)
    await _refreshed(house)
    assert [message.lane for message in await _claimed(house, 4)] == [
        "slack:T:D0",
        "telegram::0",
        "slack:T:D1",
        "telegram::1",
    ]


async def test_who_slept_long_stands_behind_those_who_wait(house: House) -> None:
    early, late = await house.person(slack="D1"), await house.person(slack="D2")
    await house.tell(early, text="before")
    await house.worker().run_until_idle()
    house.later(hours=1)
    await house.tell(late, text="first")
    await _refreshed(house)
    house.later(seconds=1)
    await house.tell(early, text="second")
    await house.worker(batch=1).run_until_idle()
    assert house.slack.titles() == ["News: before", "News: first", "News: second"]


async def test_a_worker_ends_though_it_was_cut_off_before_its_messages_began(house: House) -> None:
    """As when it fails between claiming and sending, and is started again."""
    person = await house.person(slack="D1")
    await house.tell(person, text="x")
    worker, stop = house.worker(), asyncio.Event()
    assert await worker._start_some(timedelta(0)) == 1
    await worker._abandon()
    stop.set()
    await asyncio.wait_for(worker.run(stop), 10)
    house.later(minutes=2)
    await worker.run_until_idle()
    assert house.slack.titles() == ["News: x"]
