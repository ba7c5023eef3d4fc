"""Sent once for each day: by schedulers at once, across restarts, changed clocks and changed wishes."""

import asyncio
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tortoise.exceptions import IntegrityError

from core.delivery.collected import collect
from core.digests.make_digest import make_digest
from core.digests.read_digest import read_digest
from core.digests.send_digests import send_digests
from core.kit.actor import Role
from core.kit.clock import TurnableClock
from core.kit.errors import NotFound
from core.kit.spread import SPREAD
from core.kit.words import Words
from core.models import Digest, DigestTurn, Notification, OutboxMessage, Recruiter, User
from core.models.enums import Priority
from core.notifications.digest_content import Content, Part
from scheduler.app import Scheduler
from scheduler.jobs import digests
from tests.stages.applications import submitted_application
from tests.stages.counting import queries
from tests.stages.digests import after_nine, counted, days_of, kept_of
from tests.stages.direct import direct_house
from tests.stages.jobs import assigned_job, posted_job
from tests.world import NOW, World

TUESDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, day) for day in (3, 7, 8, 9))


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
async def test_three_schedulers_and_a_change_of_clocks(world: World, sunday: date) -> None:
    # What is due on that Sunday is told on it, and what is late on the Monday after it.
    await assigned_job(world, deadline=sunday)
    await User.filter(id=world.manager.user_id).update(zone="Europe/Berlin", digest_at=time(2, 30))
    start = datetime.combine(sunday, time(), UTC) - timedelta(hours=4)
    await digests.JOB.run(start)
    halves = [timedelta(minutes=30 * step) for step in range(18)]
    clock = TurnableClock(start)
    for after in [*halves, *(timedelta(days=1) + half for half in halves)]:
        clock.set(start + after)
        # Each of them is as new as after a restart.
        schedulers = [Scheduler(clock, [digests.JOB]) for _ in range(3)]
        await asyncio.gather(*(one.register(clock.now()) for one in schedulers))
        await asyncio.gather(*(one.tick(clock.now()) for one in schedulers))
    assert await days_of(world.manager) == [sunday, sunday + timedelta(days=1)]
    sent = Notification.filter(kind="digest", receiver_id=world.manager.user_id)
    assert await sent.count() == 2
    assert await OutboxMessage.filter(priority=Priority.DIGEST, user_id=world.manager.user_id).count() == 2


async def test_sweeps_at_once_send_each_digest_once(world: World) -> None:
    await posted_job(world)
    await counted()
    sent = await asyncio.gather(*(send_digests(after_nine(TUESDAY)) for _ in range(5)))
    assert sum(sent) == 1
    assert sum(await asyncio.gather(*(send_digests(after_nine(TUESDAY)) for _ in range(3)))) == 0
    assert await days_of(world.manager) == [TUESDAY]


async def test_the_database_knows_one_digest_for_each_day(world: World) -> None:
    await posted_job(world)
    await counted()
    await Digest.create(user_id=world.manager.user_id, role="manager", day=TUESDAY, created_at=NOW)
    with pytest.raises(IntegrityError):
        await Digest.create(user_id=world.manager.user_id, role="manager", day=TUESDAY, created_at=NOW)
    assert await send_digests(after_nine(TUESDAY)) == 0
    assert not await Notification.filter(kind="digest").exists()


async def test_weekends(world: World) -> None:
    await submitted_application(world)
    await posted_job(world, key="draft:2")
    await counted()
    for day in (SATURDAY, SUNDAY, MONDAY):
        await send_digests(after_nine(day))
    assert await days_of(world.manager) == [SATURDAY, MONDAY]
    assert await days_of(world.client) == [MONDAY]


async def test_a_deadline_of_sunday_is_told_on_sunday(world: World) -> None:
    await assigned_job(world, deadline=SUNDAY)
    await counted()
    await send_digests(after_nine(SUNDAY))
    assert await days_of(world.manager) == [SUNDAY]


async def test_days_of_silence_bring_one_and_a_late_morning_none(world: World) -> None:
    await posted_job(world)
    await counted()
    await send_digests(after_nine(date(2026, 3, 5)) + timedelta(hours=3))
    assert await days_of(world.manager) == [date(2026, 3, 5)]
    await send_digests(after_nine(date(2026, 3, 6)) + timedelta(hours=14))
    assert await days_of(world.manager) == [date(2026, 3, 5)]
    await send_digests(after_nine(SATURDAY))
    assert await days_of(world.manager) == [date(2026, 3, 5), SATURDAY]


async def test_a_changed_hour_or_zone_is_counted_anew(world: World) -> None:
    await posted_job(world)
    await counted()
    await User.filter(id=world.manager.user_id).update(digest_at=time(17))
    assert await DigestTurn.exists(user_id=world.manager.user_id, due_at=None)
    await send_digests(NOW)
    turn = await DigestTurn.get(user_id=world.manager.user_id)
    five = datetime(2026, 3, 2, 11, 30, tzinfo=UTC)
    assert turn.due_at is not None
    assert five <= turn.due_at < five + SPREAD
    assert await send_digests(five + SPREAD) == 1
    # West of here the hour comes once more that day; the day has had its digest.
    await User.filter(id=world.manager.user_id).update(zone="America/New_York", digest_at=time(12))
    await send_digests(five + SPREAD)
    assert await send_digests(datetime(2026, 3, 2, 17, 11, tzinfo=UTC)) == 0
    assert await days_of(world.manager) == [date(2026, 3, 2)]


async def test_whoever_left_gets_none(world: World) -> None:
    await posted_job(world)
    await counted()
    await User.filter(id=world.manager.user_id).update(is_active=False)
    await send_digests(after_nine(TUESDAY))
    assert await days_of(world.manager) == []


async def test_what_was_kept_comes_once(world: World) -> None:
    job, manager = await posted_job(world), world.manager.user_id
    told = await Notification.get(receiver_id=manager, kind="job_posted")
    await collect([told.id], now=NOW)
    assert await kept_of(manager, NOW) == [told]
    await counted()
    await send_digests(after_nine(TUESDAY))
    [part] = [part for part in await _parts(manager) if part.section == "collected"]
    assert job.title in Words()(part.lines[0].text)
    assert await kept_of(manager, after_nine(TUESDAY)) == []


async def test_what_an_earlier_version_told_stops_nobodys_digest(world: World) -> None:
    await posted_job(world)
    told = await Notification.get(receiver_id=world.manager.user_id, kind="job_posted")
    await Notification.filter(id=told.id).update(kind="of_old")
    await collect([told.id], now=NOW)
    await counted()
    assert await send_digests(after_nine(TUESDAY)) == 1
    [part] = [part for part in await _parts(world.manager.user_id) if part.section == "collected"]
    assert Words()(part.lines[0].text) == "This was told in an earlier version and can no longer be shown"


async def _parts(person: int) -> tuple[Part, ...]:
    return Content.read((await Digest.get(user_id=person)).content).parts


async def test_a_digest_is_read_for_the_house_it_was_made_for(world: World) -> None:
    """Also while he acts for another house of his; who has left the house reads nothing of it."""
    await assigned_job(world)
    person, other = world.recruiter.user_id, world.foreign.agency.id
    digest = await make_digest(world.recruiter, now=NOW)
    shown = await read_digest(world.recruiter, digest.id)
    assert any(part.lines for part in shown.parts)
    await Recruiter.create(user_id=person, organization_id=other)
    await User.filter(id=person).update(acting_organization_id=other)
    assert await read_digest(world.recruiter, digest.id) == shown
    await Recruiter.filter(user_id=person, organization_id=world.home.agency.id).update(is_active=False)
    with pytest.raises(NotFound):
        await read_digest(world.recruiter, digest.id)


async def test_statements_do_not_grow_with_people(world: World) -> None:
    await submitted_application(world)
    await posted_job(world, key="draft:2")
    await counted()
    with queries() as of_few:
        few = await send_digests(after_nine(TUESDAY))
    for number in range(24):
        await direct_house(f"house{number}")
    await counted(after_nine(TUESDAY))
    with queries() as of_many:
        sent = await send_digests(after_nine(date(2026, 3, 4)))
    assert (few, sent) == (3, 3 + 48)
    assert of_many.count <= of_few.count
    roles = Counter(one.role for one in await Digest.filter(day=date(2026, 3, 4)))
    assert roles == {Role.MANAGER: 25, Role.RECRUITER: 25, Role.CLIENT: 1}
