"""The delivery worker claims what may be sent, sends it and writes down what became of it; many may run."""

import asyncio
import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from time import monotonic
from uuid import uuid4

import structlog
from tortoise.exceptions import IntegrityError, OperationalError

from core.delivery.bell import LOST, listening
from core.delivery.effects import Closed, Dropped, Patience, Postponed, judge
from core.delivery.lane_names import is_chat
from core.delivery.lanes import Leased, claim, refresh
from core.delivery.perform import Hands, perform
from core.delivery.rates import PLATFORM_RATES, Rates
from core.delivery.reading import Reading, read
from core.delivery.results import Result, write
from core.kit.clock import Clock
from core.kit.transaction import transaction
from core.ports import ChatTransport, Performer

log = structlog.get_logger()

POLL = 0.5
BUSY_POLL = 0.05
"""While lanes only rest between two messages, nobody rings when the rest is over."""
BUSY_FOR = 3.0
GATHER = 0.02
"""Results that come within this time are written down together."""


class DeliveryWorker:
    """One of any number of workers on one database; it keeps nothing but what it has in flight."""

    def __init__(
        self,
        transports: Mapping[str, ChatTransport],
        performers: Mapping[str, Performer],
        clock: Clock,
        rates: Rates = PLATFORM_RATES,
        *,
        lease: timedelta = timedelta(seconds=60),
        batch: int = 100,
        patience: Patience | None = None,
        chance: Callable[[], float] = random.random,
        name: str | None = None,
    ) -> None:
        self.name = name or uuid4().hex
        self._hands = Hands(transports, performers, patience=lease * 0.75)
        self._clock, self._rates, self._lease, self._batch = clock, rates, lease, batch
        self._patience, self._chance = patience or Patience(), chance
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[Result] = []
        self._heard = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop; then finish what is on its way."""
        stopping = asyncio.create_task(stop.wait())
        last_busy = monotonic()
        try:
            async with listening(self._heard):
                while not stop.is_set():
                    if await self._turn_safely():
                        last_busy = monotonic()
                    busy = monotonic() - last_busy < BUSY_FOR
                    await self._rest(BUSY_POLL if busy else POLL, stopping)
                await self._land_all()
        finally:
            stopping.cancel()
            await self._abandon()

    async def run_until_idle(self) -> int:
        """Deliver all that may be sent at the clock's present moment, and tell how many messages that was."""
        count = 0
        try:
            while started := await self._start_some():
                count += started
                await self._land_all()
        finally:
            await self._abandon()
        return count

    async def _turn_safely(self) -> int:
        """One turn; a lost database is waited for, and what is landed stays until it can be written."""
        try:
            await self._write_landed()
            room = self._batch - len(self._flying)
            # A claim costs the same for one message as for many, so it waits until there is room for many.
            return await self._start_some() if room * 2 >= self._batch else len(self._flying)
        except LOST as trouble:
            log.warning("delivery.database", error=str(trouble))
            await asyncio.sleep(POLL)
            return 0

    async def _start_some(self) -> int:
        """Claim as many messages as there is room for, and let them fly."""
        self._heard.clear()
        now = self._clock.now()
        async with transaction() as connection:
            await refresh(connection, now, max_attempts=self._patience.attempts)
        async with transaction() as connection:
            leased = await claim(
                connection,
                now,
                worker=self.name,
                lease=self._lease,
                limit=self._batch - len(self._flying),
                rates=self._rates,
            )
            readings = await read(connection, leased)
        for message in leased:
            task = asyncio.create_task(self._fly(message, readings.get(message.id)))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)
        return len(leased)

    async def _fly(self, message: Leased, reading: Reading | None) -> None:
        started = self._clock.now()
        effect = await perform(self._hands, message, reading, started)
        finished = self._clock.now()
        verdict = judge(
            effect,
            at=finished,
            attempt=message.attempts,
            policy=message.policy,
            in_order=is_chat(message.lane),
            patience=self._patience,
            chance=self._chance,
        )
        unsent = isinstance(effect, Dropped | Postponed | Closed)
        usual = finished if unsent else finished + self._rates.pause(message.lane)
        until = max(verdict.lane_until or usual, usual)
        self._landed.append(Result(message, effect, verdict, started, finished, until))

    async def _rest(self, longest: float, stopping: asyncio.Task[bool]) -> None:
        """Until something landed, a bell rang or the poll is due."""
        if self._landed and not self._flying:
            return
        heard = asyncio.create_task(self._heard.wait())
        try:
            await asyncio.wait(
                {heard, stopping, *self._flying}, timeout=longest, return_when=asyncio.FIRST_COMPLETED
            )
            if self._flying and not stopping.done():
                await asyncio.wait({*self._flying}, timeout=GATHER)
        finally:
            heard.cancel()

    async def _land_all(self) -> None:
        """Wait for everything in flight and write it down."""
        if self._flying:
            await asyncio.wait(set(self._flying))
        await self._write_landed()

    async def _write_landed(self) -> None:
        if not self._landed:
            return
        results = list(self._landed)
        now = self._clock.now()
        try:
            await write(results, worker=self.name, now=now)
        except (IntegrityError, OperationalError):
            # One row the database refuses must not hold up the others.
            for result in results:
                await self._write_alone(result)
        del self._landed[: len(results)]
        for result in results:
            _tell_trouble(result)

    async def _write_alone(self, result: Result) -> None:
        try:
            await write([result], worker=self.name, now=self._clock.now())
        except (IntegrityError, OperationalError):
            log.exception("delivery.unwritten", message=result.message.id)

    async def _abandon(self) -> None:
        """Cancel what still flies; its leases run out, and another worker takes it over."""
        flying = set(self._flying)
        for task in flying:
            task.cancel()
        await asyncio.gather(*flying, return_exceptions=True)


def _tell_trouble(result: Result) -> None:
    if result.verdict.error:
        log.info(
            "delivery.trouble",
            message=result.message.id,
            kind=result.message.kind,
            state=result.verdict.state.value,
            attempt=result.message.attempts,
            error=result.verdict.error,
        )
