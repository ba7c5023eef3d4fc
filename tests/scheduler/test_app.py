"""Any number of schedulers on one database fire each moment once."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from core.audit import record
from core.kit.clock import TurnableClock
from core.models import AuditEntry, RecurringJob
from scheduler.app import Scheduler
from scheduler.jobs import all_jobs
from scheduler.spec import CatchUp, JobSpec, daily, every
from tests.plugins.database import Database

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


async def leave_a_trace(now: datetime) -> None:
    await record(None, "fired", f"tick:{now:%H%M%S}", now=now)


async def fired() -> list[datetime]:
    return [entry.at for entry in await AuditEntry.filter(verb="fired").order_by("at")]


async def test_three_schedulers_fire_each_tick_once(db: Database) -> None:
    clock = TurnableClock(START)
    jobs = [
        JobSpec("often", every(seconds=10), leave_a_trace, CatchUp.ALL),
        JobSpec("seldom", every(seconds=60), leave_a_trace, CatchUp.ALL),
    ]
    schedulers = [Scheduler(clock, jobs) for _ in range(3)]
    await asyncio.gather(*(scheduler.register(START) for scheduler in schedulers))
    for _ in range(12):
        clock.advance(timedelta(seconds=17))
        await asyncio.gather(*(scheduler.tick(clock.now()) for scheduler in schedulers))
    elapsed = 12 * 17
    expected = Counter(
        START + timedelta(seconds=step * n) for step in (10, 60) for n in range(1, elapsed // step + 1)
    )
    assert Counter(await fired()) == expected
    assert len(expected) == 20


async def test_after_downtime_each_job_does_as_it_says(db: Database) -> None:
    ran: Counter[str] = Counter()

    def counting(name: str, catch_up: CatchUp) -> JobSpec:
        async def run(now: datetime) -> None:
            ran[name] += 1

        return JobSpec(name, daily(9), run, catch_up)

    scheduler = Scheduler(TurnableClock(START), [counting(policy.value, policy) for policy in CatchUp])
    await scheduler.register(START)
    await scheduler.tick(START + timedelta(days=3, hours=8))
    assert ran == {"all": 4, "last": 1}
    due = {job.next_at for job in await RecurringJob.all()}
    assert due == {datetime(2026, 3, 6, 3, 30, tzinfo=UTC)}
    await scheduler.tick(datetime(2026, 3, 6, 3, 30, 1, tzinfo=UTC))
    assert ran == {"all": 5, "last": 2, "none": 1}


async def test_the_effect_of_a_failed_job_is_undone_and_tried_again(db: Database) -> None:
    broken = True

    async def run(now: datetime) -> None:
        await leave_a_trace(now)
        if broken:
            raise RuntimeError("half-way")

    async def other(now: datetime) -> None:
        await record(None, "other", "tick:1", now=now)

    jobs = [JobSpec("a_bad", every(minutes=1), run, CatchUp.ALL), JobSpec("b_good", every(minutes=1), other)]
    scheduler = Scheduler(TurnableClock(START), jobs)
    await scheduler.register(START)
    now = START + timedelta(minutes=1)
    assert await scheduler.tick(now) == 1
    assert await fired() == []
    assert await AuditEntry.filter(verb="other").count() == 1
    row = await RecurringJob.get(name="a_bad")
    assert (row.failures, row.last_error, row.next_at) == (1, "RuntimeError", now)
    assert await scheduler.tick(now + timedelta(seconds=9)) == 0

    broken = False
    assert await scheduler.tick(now + timedelta(seconds=10)) == 1
    assert await fired() == [now]
    row = await RecurringJob.get(name="a_bad")
    assert (row.failures, row.last_error, row.retry_at) == (0, "", None)


async def test_a_job_keeps_its_moment_over_restarts_and_moves_with_its_zone(db: Database) -> None:
    first = Scheduler(TurnableClock(START), [JobSpec("digest", daily(9), leave_a_trace)])
    await first.register(START)
    due = (await RecurringJob.get(name="digest")).next_at
    await first.register(due + timedelta(hours=5))
    assert (await RecurringJob.get(name="digest")).next_at == due
    moved = Scheduler(TurnableClock(START), [JobSpec("digest", daily(9, zone="UTC"), leave_a_trace)])
    await moved.register(START)
    assert (await RecurringJob.get(name="digest")).next_at == START + timedelta(hours=9)


async def test_it_ticks_until_it_is_told_to_stop(db: Database) -> None:
    clock, stop = TurnableClock(START), asyncio.Event()

    async def run(now: datetime) -> None:
        stop.set()

    clock.advance(timedelta(minutes=2))
    jobs = [JobSpec("once", every(minutes=1), run)]
    scheduler = Scheduler(clock, jobs, every=timedelta(milliseconds=10))
    await scheduler.register(START)
    await asyncio.wait_for(scheduler.run(stop), 10)
    assert (await RecurringJob.get(name="once")).last_run_at == clock.now()


def test_two_jobs_of_one_name_are_refused() -> None:
    job = JobSpec("same", daily(9), leave_a_trace)
    with pytest.raises(ValueError, match="two recurring jobs are named same"):
        Scheduler(TurnableClock(START), [job, job])


def test_every_file_of_the_folder_is_a_job() -> None:
    jobs = all_jobs()
    assert "archive_deliveries" in {job.name for job in jobs}
    assert len({job.name for job in jobs}) == len(jobs)
