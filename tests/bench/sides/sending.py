"""Messages out: the transport alone, the whole worker, and what somebody would write by hand."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import asyncpg
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
            now = clock.now()
            await notify(
                JOB_APPROVED, to=people, subject="job:12", organization_id=None, now=now, params=PARAMS
            )
            out.left = len(people)
            out.all_out.clear()
            delivery = DeliveryWorker({"telegram": out}, {}, clock, NO_RATES, batch=ABREAST)
            return await took(deliver(delivery, out.all_out))

        yield Side(work=work)


async def deliver(delivery: DeliveryWorker, all_out: asyncio.Event) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(delivery.run(stop))
    await all_out.wait()
    stop.set()
    await running


async def took(work: Awaitable[None]) -> dict[str, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    await work
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


@dataclass(frozen=True, slots=True)
class Handmade:
    """The table of such a loop, and its three statements."""

    name: str

    @property
    def make(self) -> str:
        return f"""
            CREATE TABLE {self.name} (id bigserial PRIMARY KEY, body jsonb NOT NULL,
                state smallint NOT NULL DEFAULT 0, message text);
            CREATE INDEX ON {self.name} (id) WHERE state = 0;
        """

    @property
    def add(self) -> str:
        return f"INSERT INTO {self.name} (body) SELECT unnest($1::text[])::jsonb"

    @property
    def claim(self) -> str:
        return f"""
            UPDATE {self.name} SET state = 1 WHERE id IN (
                SELECT id FROM {self.name} WHERE state = 0 ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING id, body
        """  # noqa: S608 - the name is one of ours

    @property
    def finish(self) -> str:
        return f"""
            UPDATE {self.name} AS made SET state = 2, message = sent.message
            FROM unnest($1::bigint[], $2::text[]) AS sent(id, message) WHERE made.id = sent.id
        """  # noqa: S608 - the name is one of ours


@asynccontextmanager
async def handmade(owner_url: str, api: str, *, by_bot: bool) -> AsyncIterator[Side]:
    """What one writes in an afternoon: claim a batch, send it abreast, mark it; no lanes, no cards to keep.

    It sends by our own transport, or by aiohttp alone what our transport would have sent.
    """
    async with asyncpg.create_pool(owner_url, min_size=1) as pool, aiohttp.ClientSession() as session:
        table = Handmade("by_bot" if by_bot else "by_aiohttp")
        await pool.execute(table.make)
        out = TelegramTransport(bot_at(api, session), no_file)

        async def one(row: asyncpg.Record) -> str:
            if by_bot:
                to = Address("telegram", "", orjson.loads(row["body"])["chat_id"])
                return (await out.send(to, card(), Words())).message
            async with session.post(f"{api}1:a/sendMessage", data=orjson.loads(row["body"])) as answer:
                return str((await answer.json())["result"]["message_id"])

        async def send_all() -> None:
            while rows := await pool.fetch(table.claim, ABREAST):
                messages = await asyncio.gather(*(one(row) for row in rows))
                await pool.execute(table.finish, [row["id"] for row in rows], messages)

        async def work(people: list[int]) -> dict[str, float]:
            bodies = [orjson.dumps(_body(str(person))).decode() for person in people]
            await pool.execute(table.add, bodies)
            return await took(send_all())

        yield Side(work=work)
