"""The delivery worker claims what may be sent, sends it and writes down what became of it; many may run."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import monotonic
from uuid import uuid4

import asyncpg
import structlog
from tortoise.exceptions import IntegrityError, OperationalError

from core.delivery.bell import LOST, listening
from core.delivery.deliver import Manner, deliver, given_back
from core.delivery.effects import Patience
from core.delivery.flight import Flight
from core.delivery.lanes import Leased, claim, refresh
from core.delivery.pace import Pace
from core.delivery.perform import Hands
from core.delivery.rates import PLATFORM_RATES, Rates
from core.delivery.reading import Reading, read
from core.delivery.results import Result, write
from core.kit.clock import Clock
from core.kit.transaction import transaction
from core.kit.watch import UNWATCHED, Watch
from core.ports import CardEditor, Performer

log = structlog.get_logger()

REFUSED = (IntegrityError, OperationalError, asyncpg.CardinalityViolationError)
"""What the database says of rows it will never take; the last, of two messages that name one card."""

POLL = 0.5
BUSY_POLL = 0.05
"""While lanes only rest between two messages, nobody rings when the rest is over."""
BUSY_FOR = 3.0
FRESH = timedelta(seconds=0.5)
AHEAD = timedelta(seconds=0.25)
"""What a bot may send within this time is claimed at once and sent moment by moment, so that neither the
database nor a busy machine makes it slower than it may be, or faster."""
AFLOAT = 3
"""Batches that may be in hand when the next is claimed; one of them is on its way, the others make up for the
time that a claim takes."""
CLAIMS = 2
"""Claims at a time while there is more than one batch to send: each waits for the database several times."""
AT_ONCE = 10
"""Messages that begin their way together; between them the loop hears the database, and whoever presses."""
PATIENCE = 0.75
"""The part of its lease that one message may take, so that nobody else takes it meanwhile."""
GATHER = 0.01
"""Results that come within this time are written down together."""


class DeliveryWorker:
    """One of any number of workers on one database; it keeps nothing but what it has in flight."""

    def __init__(
        self,
        transports: Mapping[str, CardEditor],
        performers: Mapping[str, Performer],
        clock: Clock,
        rates: Rates = PLATFORM_RATES,
        *,
        lease: timedelta = timedelta(seconds=60),
        batch: int = 100,
        patience: Patience | None = None,
        chance: Callable[[], float] = random.random,
        name: str | None = None,
        watch: Watch = UNWATCHED,
    ) -> None:
        self.name = name or uuid4().hex
        self._watch = watch
        self._clock, self._rates, self._lease, self._batch = clock, rates, lease, batch
        self._pace = Pace(rates)
        self._manner = Manner(Hands(transports, performers), rates, clock, patience or Patience(), chance)
        self._ready: deque[tuple[Leased, Reading | None, float, Flight]] = deque()
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[Result] = []
        self._poked, self._room = asyncio.Event(), asyncio.Event()
        self._may_go, self._landing = asyncio.Event(), asyncio.Event()
        self._has_news = True
        self._refreshed = datetime.min.replace(tzinfo=UTC)
        self._is_closing = False

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop; then finish what is on its way.

        Claiming, sending and writing down go on side by side, so the database and the platforms are never
        waited for one after the other.
        """
        self._is_closing = False
        try:
            async with listening(self._ring), asyncio.TaskGroup() as group:
                group.create_task(self._write_on())
                letting_go = group.create_task(self._let_go_on())
                claiming = group.create_task(self._claim_on())
                await stop.wait()
                self._is_closing = True
                self._poked.set()
                self._room.set()
                await claiming
                self._may_go.set()
                await letting_go
                if self._flying:
                    await asyncio.wait(set(self._flying))
                self._landing.set()
        finally:
            await self._abandon()

    async def run_until_idle(self) -> int:
        """Deliver all that may be sent at the clock's present moment, and tell how many messages that was."""
        count, self._has_news = 0, True
        try:
            while (started := await self._start_some(timedelta(0))) or self._has_news:
                count += started
                self._let_go(started)
                await self._land_all()
                self._has_news = self._has_news or bool(started)
        finally:
            await self._abandon()
        return count

    async def _claim_on(self) -> None:
        """Claim whenever there is room for a whole batch, because it costs the same for one as for many."""
        last_busy, started = monotonic(), 0
        while not self._is_closing:
            if self._afloat > self._batch * AFLOAT:
                await _until(self._room, POLL)
                self._watch.beat("worker")
                continue
            claims = CLAIMS if started >= self._batch else 1
            started = sum(await asyncio.gather(*(self._safely(self._start_some) for _ in range(claims))))
            if started:
                last_busy = monotonic()
            if started < self._batch and not self._has_news:
                is_busy = monotonic() - last_busy < BUSY_FOR
                await _until(self._poked, BUSY_POLL if is_busy else POLL)

    async def _write_on(self) -> None:
        """Write down what landed, a little later than the first so that others come along."""
        while not (self._is_closing and not self._afloat and not self._landed):
            await _until(self._landing, POLL)
            if self._flying and len(self._landed) < self._batch:
                await asyncio.sleep(GATHER)
            if self._landed:
                await self._safely(self._write_landed)
                # Their lanes are free again.
                self._poked.set()

    async def _safely(self, work: Callable[[], Awaitable[int]]) -> int:
        """A lost database is waited for; what landed stays until it can be written."""
        try:
            done = await work()
            self._watch.beat("worker")
            return done
        except LOST as trouble:
            log.warning("delivery.database", error=type(trouble).__name__)
            await asyncio.sleep(POLL)
            return 0

    def _ring(self) -> None:
        self._has_news = True
        self._poked.set()

    async def _refresh(self, now: datetime) -> None:
        """See what is new, due or lost; before each claim, unless it was just seen and nobody rang since."""
        if self._has_news or not timedelta(0) <= now - self._refreshed < FRESH:
            self._has_news = False
            async with transaction() as connection:
                attempts = self._manner.patience.attempts
                is_all = await refresh(connection, now, max_attempts=attempts, rates=self._rates)
            self._refreshed, self._has_news = now, self._has_news or not is_all

    async def _start_some(self, ahead: timedelta = AHEAD) -> int:
        """Claim as many messages as there is room for."""
        now, claimed = self._clock.now(), monotonic()
        await self._refresh(now)
        async with transaction() as connection:
            leased = await claim(
                connection,
                now,
                worker=self.name,
                lease=self._lease,
                limit=self._batch,
                rates=self._rates,
                ahead=ahead,
            )
            readings = await read(connection, leased)
        if not leased:
            return 0
        patience = self._lease * PATIENCE - timedelta(seconds=monotonic() - claimed)
        flight = Flight(patience, len(leased))
        for message in leased:
            self._ready.append((message, readings.get(message.id), claimed, flight))
        self._may_go.set()
        return len(leased)

    @property
    def _afloat(self) -> int:
        """How many messages are in these hands."""
        return len(self._ready) + len(self._flying)

    async def _let_go_on(self) -> None:
        """Beside the claims, so that the next one does not wait for the messages of the last."""
        while self._ready or not self._is_closing:
            await _until(self._may_go, POLL)
            while self._ready and len(self._flying) < self._batch:
                self._let_go(min(AT_ONCE, self._batch - len(self._flying)))
                await asyncio.sleep(0)

    def _let_go(self, count: int) -> None:
        """Let some fly that were claimed; what waited too long, behind others that hang, is given back."""
        for _ in range(min(count, len(self._ready))):
            message, reading, claimed, flight = self._ready.popleft()
            if flight.is_overdue:
                self._landed.append(given_back(message, self._manner))
                self._landing.set()
                continue
            task = asyncio.create_task(self._fly(message, reading, claimed, flight))
            self._flying.add(task)
            flight.add(task)

    async def _fly(self, message: Leased, reading: Reading | None, claimed: float, flight: Flight) -> None:
        try:
            await self._pace.wait(message, claimed)
            result = await deliver(message, reading, self._manner, flight)
            result.tell(self._watch)
            self._landed.append(result)
            self._landing.set()
        finally:
            task = asyncio.current_task()
            assert task is not None
            flight.landed(task)
            self._flying.discard(task)
            self._let_go(1)
            if self._afloat <= self._batch * AFLOAT:
                self._room.set()

    async def _land_all(self) -> None:
        """Wait for everything in flight and write it down."""
        if self._flying:
            await asyncio.wait(set(self._flying))
        await self._write_landed()

    async def _write_landed(self) -> int:
        if not self._landed:
            return 0
        results = list(self._landed)
        try:
            await write(results, worker=self.name, now=self._clock.now())
        except REFUSED:
            # One row the database refuses must not hold up the others.
            for result in results:
                await self._write_alone(result)
        del self._landed[: len(results)]
        for result in results:
            result.log_trouble()
        return len(results)

    async def _write_alone(self, result: Result) -> None:
        try:
            await write([result], worker=self.name, now=self._clock.now())
        except REFUSED:
            log.exception("delivery.unwritten", message=result.message.id)

    async def _abandon(self) -> None:
        """Cancel what still flies; its leases run out, and another worker takes it over."""
        self._ready.clear()
        flying = set(self._flying)
        for task in flying:
            task.cancel()
        await asyncio.gather(*flying, return_exceptions=True)
        # One that was cancelled before its first step has not done so itself.
        self._flying -= flying


async def _until(event: asyncio.Event, longest: float) -> None:
    """Wait for the event, but not for ever, and take it back."""
    with suppress(TimeoutError):
        async with asyncio.timeout(longest):
            await event.wait()
    event.clear()
