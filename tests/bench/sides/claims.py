"""Our claim alone, at however many messages wait."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from time import perf_counter

from core.database.connect import database
from core.delivery.lanes import claim
from core.delivery.rates import NO_RATES
from core.kit.clock import SystemClock
from core.kit.transaction import transaction
from tests.bench.side import Side
from tests.bench.sides.sending import ABREAST


@asynccontextmanager
async def ours(url: str) -> AsyncIterator[Side]:
    """A hundred messages of a hundred chats each time, committed."""
    async with database(url):
        clock = SystemClock()

        async def work(claims: int, batch: int = ABREAST) -> dict[str, list[float]]:
            taken = []
            for _ in range(claims):
                began = perf_counter()
                async with transaction() as connection:
                    leased = await claim(
                        connection,
                        clock.now(),
                        worker="bench",
                        lease=timedelta(minutes=10),
                        limit=batch,
                        rates=NO_RATES,
                    )
                taken.append(perf_counter() - began)
                assert len(leased) == batch, f"only {len(leased)} were taken"
            return {"taken": taken}

        yield Side(work=work)
