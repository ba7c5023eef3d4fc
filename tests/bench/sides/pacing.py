"""Our worker within the platforms' limits: to everybody, past a long queue, and while somebody presses."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from core.database.connect import database
from core.delivery.worker import DeliveryWorker
from core.kit.clock import SystemClock
from tests.bench.requests import WEBHOOK_SECRET
from tests.bench.side import Side, listening
from tests.bench.sides.sending import Counted, bot_at, deliver, running, tell, took
from tests.bench.sides.turns import opened
from webhooks.telegram import telegram_routes


@asynccontextmanager
async def worker(url: str, api: str) -> AsyncIterator[Side]:
    """So many notifications to each of these people, as fast as the limits allow."""
    async with database(url), aiohttp.ClientSession() as session:
        out, clock = Counted(bot_at(api, session)), SystemClock()

        async def everything() -> None:
            async with running(DeliveryWorker({"telegram": out}, {}, clock)) as end:
                await deliver(out.all_out, end)

        async def work(people: list[int], times: int, hot: str = "") -> dict[str, float]:
            for _ in range(times):
                await tell(people, clock.now())
            out.hot, out.left = hot, len(people) * times
            out.all_out.clear()
            return await took(everything())

        yield Side(work=work)


@asynccontextmanager
async def house(url: str, platforms: int) -> AsyncIterator[Side]:
    """The webhook and a worker in one process, as `hiresync run` starts them."""
    async with opened(url, platforms) as found:
        assert found.telegram is not None
        stop = asyncio.Event()
        working = asyncio.create_task(found.worker().run(stop))
        try:
            async with listening(*telegram_routes(found.telegram, WEBHOOK_SECRET)) as port:
                yield Side(port)
        finally:
            stop.set()
            await working
