"""Messages out: the transport alone, and the whole worker."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import aiohttp
import orjson
from telegram import Bot

from bot.handlers.telegram.request import AiohttpRequest
from bot.handlers.telegram.show import draw_card
from bot.handlers.telegram.transport import TelegramTransport
from core.database.connect import database
from core.delivery.notify import notify
from core.delivery.rates import NO_RATES
from core.delivery.worker import DeliveryWorker
from core.kit.card import Attachment, Card
from core.kit.clock import SystemClock
from core.kit.words import Words
from core.notifications.compose import Told, compose
from core.notifications.jobs import JOB_APPROVED
from core.ports import Address, FilesSent, Shown
from tests.bench.side import Side

PARAMS = {"title": "Senior Backend Engineer", "agency": "Banyan Talent", "job": "12"}
ABREAST = 100
"""Messages on their way at once, on every side."""
IDLE = 0.2
"""Seconds after which a worker has begun to listen."""
End = Callable[[], Awaitable[None]]


async def no_file(attachment: Attachment) -> bytes:
    return b""


def card() -> Card:
    return compose(Told(JOB_APPROVED, dict(PARAMS)), Words())


def _body(chat: str) -> dict[str, str]:
    """What python-telegram-bot writes for this card, without it."""
    drawn = draw_card(card(), Words())
    assert drawn.keyboard is not None
    keyboard = orjson.dumps(drawn.keyboard.to_dict()).decode()
    return {
        "chat_id": chat,
        "text": drawn.text,
        "parse_mode": "HTML",
        "reply_markup": keyboard,
        "disable_notification": "false",
    }


async def _abreast(count: int, one: Callable[[int], Awaitable[Any]]) -> None:
    left = iter(range(count))

    async def some() -> None:
        for number in left:
            await one(number)

    await asyncio.gather(*(some() for _ in range(ABREAST)))


@asynccontextmanager
async def bare(api: str) -> AsyncIterator[Side]:
    """aiohttp posting the same bodies."""
    async with aiohttp.ClientSession() as session:
        body = _body("4711")

        async def one(number: int) -> None:
            async with session.post(f"{api}1:a/sendMessage", data=body) as answer:
                assert (await answer.json())["ok"]

        async def work(count: int) -> None:
            await _abreast(count, one)

        yield Side(work=work)


@asynccontextmanager
async def transport(api: str) -> AsyncIterator[Side]:
    """Our transport: the card composed and drawn for its reader, python-telegram-bot, aiohttp."""
    async with aiohttp.ClientSession() as session:
        out = TelegramTransport(bot_at(api, session), no_file)
        to = Address("telegram", "", "4711")

        async def one(number: int) -> None:
            await out.send(to, card(), Words())

        async def work(count: int) -> None:
            await _abreast(count, one)

        yield Side(work=work)


def bot_at(api: str, session: aiohttp.ClientSession) -> Bot:
    request = AiohttpRequest(session)
    return Bot("1:a", base_url=api, request=request, get_updates_request=request)


class Counted(TelegramTransport):
    """Knows when all are out; those of one chat are not waited for."""

    def __init__(self, bot: Bot) -> None:
        super().__init__(bot, no_file)
        self.left, self.hot, self.all_out = 0, "", asyncio.Event()

    async def send(
        self, to: Address, card: Card, words: Words, *, silent: bool = False, sent: FilesSent | None = None
    ) -> Shown:
        shown = await super().send(to, card, words, silent=silent, sent=sent)
        if to.chat != self.hot:
            self.left -= 1
            if not self.left:
                self.all_out.set()
        return shown


@asynccontextmanager
async def worker(url: str, api: str) -> AsyncIterator[Side]:
    """From the commit of what tells so many people until all is sent and written down, without rates."""
    async with database(url), aiohttp.ClientSession() as session:
        out, clock = Counted(bot_at(api, session)), SystemClock()

        async def work(people: list[int]) -> dict[str, float]:
            delivery = DeliveryWorker({"telegram": out}, {}, clock, NO_RATES, batch=ABREAST)
            async with running(delivery) as end:
                out.left = len(people)
                out.all_out.clear()
                await tell(people, clock.now())
                return await took(deliver(out.all_out, end))

        yield Side(work=work)


async def tell(people: list[int], now: datetime) -> None:
    """All of them the same."""
    await notify(JOB_APPROVED, to=people, subject="job:12", organization_id=None, now=now, params=PARAMS)


@asynccontextmanager
async def running(delivery: DeliveryWorker) -> AsyncIterator[End]:
    """A worker that waits for messages already; the end comes when all it has in hand is written down."""
    stop = asyncio.Event()
    work = asyncio.create_task(delivery.run(stop))
    await asyncio.sleep(IDLE)

    async def end() -> None:
        stop.set()
        await work

    yield end


async def deliver(all_out: asyncio.Event, end: End) -> None:
    await all_out.wait()
    await end()


async def took(work: Awaitable[None]) -> dict[str, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    await work
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
