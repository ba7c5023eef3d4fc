"""What is kept and for how long: seen events, finished messages, idle lanes."""

import asyncio
from datetime import timedelta

from core.delivery.archive import Keep, archive_finished, forget_archived
from core.delivery.seen import first_time, forget_seen
from core.kit.transaction import transaction
from core.models import ArchivedMessage, DeliveryAttempt, DeliveryLane, OutboxMessage, SeenEvent
from scheduler.jobs import all_jobs
from scheduler.jobs.archive_deliveries import run as archive
from tests.delivery.house import START, House
from tests.plugins.database import Database


async def test_an_event_is_new_once_for_each_source(db: Database) -> None:
    assert await first_time("slack", "Ev1", START)
    assert not await first_time("slack", "Ev1", START)
    assert await first_time("telegram", "Ev1", START)


async def test_a_second_delivery_waits_whether_the_first_succeeds(db: Database) -> None:
    entered, go = asyncio.Event(), asyncio.Event()

    async def first(*, fails: bool) -> None:
        async with transaction():
            assert await first_time("slack", "Ev1", START)
            entered.set()
            await go.wait()
            if fails:
                raise RuntimeError("the effect failed")

    async def second() -> bool:
        await entered.wait()
        asyncio.get_running_loop().call_soon(go.set)
        return await first_time("slack", "Ev1", START)

    results = await asyncio.gather(first(fails=True), second(), return_exceptions=True)
    assert isinstance(results[0], RuntimeError)
    assert results[1] is True
    await SeenEvent.all().delete()
    entered.clear()
    go.clear()
    assert (await asyncio.gather(first(fails=False), second()))[1] is False


async def test_old_events_are_forgotten(db: Database) -> None:
    await first_time("slack", "old", START - timedelta(days=8))
    await first_time("slack", "new", START)
    assert await forget_seen(START - timedelta(days=7)) == 1
    assert not await first_time("slack", "new", START)


async def test_finished_messages_are_archived_without_their_words(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, text="secret")
    await house.worker().run_until_idle()
    await house.tell(person, text="waiting", not_before=START + timedelta(days=9))
    await archive(START + timedelta(hours=23))
    assert await ArchivedMessage.all().count() == 0
    await archive(START + timedelta(days=1, seconds=1))
    kept = await ArchivedMessage.get()
    assert (kept.lane, kept.state.value, kept.provider_message_id) == ("slack:T1:D1", "sent", "S1")
    assert await house.states() == ["later"]
    assert await DeliveryLane.all().count() == 0


async def test_archiving_takes_a_little_at_a_time(house: House) -> None:
    people = [await house.person(slack=f"D{number}") for number in range(5)]
    await house.tell(*people, text="x")
    await house.worker().run_until_idle()
    house.later(days=2)
    assert await archive_finished(house.now, limit=3) == 3
    assert await archive_finished(house.now, limit=3) == 2
    assert await OutboxMessage.all().count() == 0


async def test_the_archive_forgets_in_its_own_time(house: House) -> None:
    people = [await house.person(slack=f"D{number}") for number in range(3)]
    await house.tell(*people, text="x")
    await house.worker().run_until_idle()
    keep = Keep(sent=timedelta(days=2), archive=timedelta(days=30))
    (job,) = [one for one in all_jobs(keep) if one.name == "archive_deliveries"]
    await job.run(START + timedelta(days=1, hours=1))
    assert await ArchivedMessage.all().count() == 0
    await job.run(START + timedelta(days=3))
    assert await ArchivedMessage.all().count() == 3
    assert await DeliveryAttempt.all().count() == 0
    assert [[one["outcome"] for one in row.tries] for row in await ArchivedMessage.all()] == [["sent"]] * 3
    assert await forget_archived(START + timedelta(days=31), limit=2) == 2
    await job.run(START + timedelta(days=31))
    assert await ArchivedMessage.all().count() == 0
