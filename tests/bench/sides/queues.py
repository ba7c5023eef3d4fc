"""The same messages by queues others have written, each as its own documentation advises.

Doing the same as ours, a job asks for its reader's wishes, sends in his words and keeps the card, by a pool
of its own, and in order where the queue knows how; or it sends and no more.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import asyncpg
import orjson

from bot.handlers.telegram.transport import TelegramTransport
from core.kit.words import Words
from core.ports import Address
from tests.bench.side import Side
from tests.bench.sides.handmade import CARDS, READER, wanted
from tests.bench.sides.sending import ABREAST, PARAMS, bot_at, card, no_file, took

CONCURRENT_TASKS = 10
"""Procrastinate fetches its jobs one by one; with more at once it is slower."""


Send = Callable[[int], Awaitable[None]]


@asynccontextmanager
async def _sending(owner_url: str, api: str, cards: str, *, whole: bool) -> AsyncIterator[Send]:
    async with aiohttp.ClientSession() as session, asyncpg.create_pool(owner_url) as pool:
        out = TelegramTransport(bot_at(api, session), no_file)
        await pool.execute(f"DROP TABLE IF EXISTS {cards}; {CARDS.format(name=cards)}")

        async def send(person: int) -> None:
            await out.send(Address("telegram", "", str(person)), card(), Words())

        news = orjson.dumps(PARAMS).decode()

        async def send_and_keep(person: int) -> None:
            reader = await pool.fetchrow(f"{READER} WHERE person.id = $1", person)
            told = wanted(reader, news)
            assert told is not None
            shown, words = told[1], Words(reader["locale"], reader["zone"])
            sent = await out.send(Address("telegram", "", str(person)), told[0], words)
            await pool.execute(
                f"INSERT INTO {cards} (person, chat, message, shown) VALUES ($1, $2, $3, $4)",  # noqa: S608
                *(person, sent.chat, sent.message, shown),
            )

        yield send_and_keep if whole else send


@asynccontextmanager
async def pgqueuer(owner_url: str, api: str, *, whole: bool) -> AsyncIterator[Side]:
    """PgQueuer on asyncpg: a hundred jobs are taken at once, and written down in batches when done."""
    from pgqueuer import PgQueuer
    from pgqueuer.db import AsyncpgDriver
    from pgqueuer.models import Job
    from pgqueuer.queries import Queries
    from pgqueuer.types import QueueExecutionMode

    async with (
        _schema(owner_url, _named("pgqueuer", whole)) as connection,
        _sending(owner_url, api, _named("pgqueuer_cards", whole), whole=whole) as send,
    ):
        await Queries(AsyncpgDriver(connection)).install()

        async def work(people: list[int]) -> dict[str, float]:
            queue = PgQueuer(AsyncpgDriver(connection))

            @queue.entrypoint("send")
            async def one(job: Job) -> None:
                assert job.payload is not None
                await send(orjson.loads(job.payload)["person"])

            jobs: list[bytes | None] = [orjson.dumps({"person": person}) for person in people]
            await queue.qm.queries.enqueue(["send"] * len(jobs), jobs, [0] * len(jobs))
            found = await took(
                queue.run(
                    batch_size=ABREAST,
                    mode=QueueExecutionMode.drain,
                    dequeue_timeout=timedelta(seconds=0.01),
                    log_aggregation_interval=timedelta(0),
                )
            )
            left = await connection.fetchval("SELECT count(*) FROM pgqueuer")
            assert left == 0, f"{left} jobs are left"
            return found

        yield Side(work=work)


@asynccontextmanager
async def procrastinate(owner_url: str, api: str, *, whole: bool) -> AsyncIterator[Side]:
    """procrastinate on psycopg: a job is fetched, done and written down by statements of its own."""
    import procrastinate as peer
    from procrastinate.types import JSONDict

    schema = _named("procrastinate", whole)
    connector = peer.PsycopgConnector(
        conninfo=owner_url, kwargs={"options": f"-c search_path={schema}"}, max_size=CONCURRENT_TASKS
    )
    app = peer.App(connector=connector)
    async with (
        _schema(owner_url, schema) as connection,
        _sending(owner_url, api, _named("procrastinate_cards", whole), whole=whole) as send,
        app.open_async(),
    ):
        await app.schema_manager.apply_schema_async()

        @app.task(name="send")
        async def one(person: int) -> None:
            await send(person)

        async def work(people: list[int]) -> dict[str, float]:
            if whole:
                # Its way to keep the order of a chat.
                for person in people:
                    await one.configure(lock=str(person)).defer_async(person=person)
            else:
                jobs: list[JSONDict] = [{"person": person} for person in people]
                await one.batch_defer_async(*jobs)
            found = await took(
                app.run_worker_async(
                    concurrency=CONCURRENT_TASKS,
                    wait=False,
                    listen_notify=False,
                    install_signal_handlers=False,
                )
            )
            left = "SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded'"
            assert await connection.fetchval(left) == 0, "jobs are left"
            return found

        yield Side(work=work)


def _named(what: str, whole: bool) -> str:
    return f"{what}_whole" if whole else f"{what}_bare"


@asynccontextmanager
async def _schema(owner_url: str, name: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection that sees this schema alone, which is empty at first and gone at the end."""
    connection = await asyncpg.connect(owner_url, server_settings={"search_path": name})
    await connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}")
    yield connection
    await connection.execute(f"DROP SCHEMA {name} CASCADE")
    await connection.close()
