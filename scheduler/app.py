"""The scheduler: recurring jobs as rows, fired exactly once however many schedulers run."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.delivery.bell import LOST
from core.kit.clock import Clock
from core.kit.transaction import transaction
from core.kit.watch import UNWATCHED, Watch
from scheduler.spec import JobSpec, turn

log = structlog.get_logger()

_REGISTER = """
INSERT INTO recurring_jobs (name, zone, next_at, failures, last_error) VALUES ($1, $2, $3, 0, '')
ON CONFLICT (name) DO UPDATE SET zone = excluded.zone, next_at = excluded.next_at
WHERE recurring_jobs.zone <> excluded.zone
"""

# Whoever locks the row runs the job; the lock ends with the transaction that also moves the row on.
_DUE = """
SELECT name, next_at FROM recurring_jobs
WHERE name = ANY($1::text[]) AND next_at <= $2 AND (retry_at IS NULL OR retry_at <= $2)
ORDER BY next_at, name LIMIT 1 FOR UPDATE SKIP LOCKED
"""

_ADVANCE = """
UPDATE recurring_jobs SET next_at = $2, last_run_at = coalesce($3, last_run_at),
  failures = 0, retry_at = NULL, last_error = '' WHERE name = $1
"""

_FAILED = """
UPDATE recurring_jobs SET failures = failures + 1, last_error = $4,
  retry_at = $3::timestamptz
    + least(interval '15 minutes', interval '10 seconds' * power(2, least(failures, 10)))
WHERE name = $1 AND next_at = $2
"""


class JobFailed(Exception):
    """A job's own fault, kept apart from a lost database."""

    def __init__(self, name: str, due: datetime) -> None:
        self.name, self.due = name, due
        super().__init__(name)


class Scheduler:
    """One of any number; it holds nothing but the clock and the list of jobs."""

    def __init__(
        self,
        clock: Clock,
        jobs: Iterable[JobSpec],
        *,
        every: timedelta = timedelta(seconds=1),
        watch: Watch = UNWATCHED,
    ) -> None:
        self._clock, self._every, self._watch = clock, every, watch
        self._jobs: dict[str, JobSpec] = {}
        for job in jobs:
            if job.name in self._jobs:
                raise ValueError(f"two recurring jobs are named {job.name}")
            self._jobs[job.name] = job

    async def register(self, now: datetime) -> None:
        """Give each job that is new here, or has moved to another zone, its first moment."""
        async with transaction() as connection:
            for job in sorted(self._jobs.values(), key=lambda job: job.name):
                await connection.execute_query_dict(_REGISTER, [job.name, job.zone, job.first(now)])

    async def tick(self, now: datetime) -> int:
        """Fire all that is due, one job a transaction, and tell how many moments were dealt with."""
        count = 0
        while True:
            try:
                if not await self._fire_one(now):
                    self._watch.beat("scheduler")
                    return count
                count += 1
            except JobFailed as failure:
                self._watch.fired(failure.name, failed=True)
                log.error("scheduler.failed", job=failure.name, exc_info=failure.__cause__)
                await self._mark_failed(failure, now)

    async def _fire_one(self, now: datetime) -> bool:
        async with transaction() as connection:
            rows = await connection.execute_query_dict(_DUE, [list(self._jobs), now])
            if not rows:
                return False
            job, due = self._jobs[rows[0]["name"]], rows[0]["next_at"].astimezone(UTC)
            decided = turn(job, due, now)
            if decided.run_for is not None:
                try:
                    await job.run(decided.run_for)
                except Exception as fault:
                    raise JobFailed(job.name, due) from fault
            await connection.execute_query_dict(_ADVANCE, [job.name, decided.next_at, decided.run_for])
        self._watch.fired(job.name, failed=False)
        log.debug("scheduler.fired", job=job.name)
        return True

    async def _mark_failed(self, failure: JobFailed, now: datetime) -> None:
        async with transaction() as connection:
            cause = type(failure.__cause__).__name__
            await connection.execute_query_dict(_FAILED, [failure.name, failure.due, now, cause])

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until told to stop; APScheduler is the ticker."""
        await self.register(self._clock.now())
        ticking = asyncio.Lock()

        async def tick() -> None:
            if ticking.locked():
                return
            async with ticking:
                try:
                    await self.tick(self._clock.now())
                except LOST as trouble:
                    log.warning("scheduler.database", error=type(trouble).__name__)

        ticker = AsyncIOScheduler(timezone=UTC)
        seconds = self._every.total_seconds()
        ticker.add_job(
            tick, "interval", seconds=seconds, max_instances=2, coalesce=True, misfire_grace_time=None
        )
        ticker.start()
        try:
            await stop.wait()
        finally:
            # A shutdown cancels what runs, so the last tick is waited for first.
            ticker.pause()
            async with ticking:
                ticker.shutdown(wait=False)
