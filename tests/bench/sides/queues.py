"""The same messages by queues others have written, each as its own documentation advises."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import asyncpg
import orjson

from bot.handlers.telegram.transport import TelegramTransport
from core.kit.words import Words
from core.ports import Address
from tests.bench.side import Side
from tests.bench.sides.sending import ABREAST, bot_at, card, no_file, took

CONCURRENT_TASKS = 10
"""Procrastinate fetches its jobs one by one; with more at once it is slower."""


async def _send(out: TelegramTransport, chat: str) -> None:
    await out.send(Address("telegram", "", chat), card(), Words())


@asynccontextmanager
async def pgqueuer(owner_url: str, api: str) -> AsyncIterator[Side]:
    """PgQueuer on asyncpg: a hundred jobs are taken at once, and written down in batches when done."""
    from pgqueuer import PgQueuer
    from pgqueuer.db import AsyncpgDriver
    from pgqueuer.models import Job
    from pgqueuer.queries import Queries
    from pgqueuer.types import QueueExecutionMode

    connection = await asyncpg.connect(owner_url, server_settings={"search_path": "pgqueuer"})
    await connection.execute("DROP SCHEMA IF EXISTS pgqueuer CASCADE; CREATE SCHEMA pgqueuer")
    await Queries(AsyncpgDriver(connection)).install()
    async with aiohttp.ClientSession() as session:
        out = TelegramTransport(bot_at(api, session), no_file)

        async def work(people: list[int]) -> dict[str, float]:
            queue = PgQueuer(AsyncpgDriver(connection))

            @queue.entrypoint("send")
            async def send(job: Job) -> None:
                assert job.payload is not None
                await _send(out, orjson.loads(job.payload)["chat_id"])

            jobs: list[bytes | None] = [orjson.dumps({"chat_id": str(person)}) for person in people]
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
    await connection.execute("DROP SCHEMA pgqueuer CASCADE")
    await connection.close()


@asynccontextmanager
async def procrastinate(owner_url: str, api: str) -> AsyncIterator[Side]:
    """procrastinate on psycopg: a job is fetched, done and written down by statements of its own."""
    import procrastinate as peer
    from procrastinate.types import JSONDict

    connection = await asyncpg.connect(owner_url)
    await connection.execute("DROP SCHEMA IF EXISTS procrastinate CASCADE; CREATE SCHEMA procrastinate")
    connector = peer.PsycopgConnector(
        conninfo=owner_url, kwargs={"options": "-c search_path=procrastinate"}, max_size=CONCURRENT_TASKS
    )
    app = peer.App(connector=connector)
    async with aiohttp.ClientSession() as session, app.open_async():
        await app.schema_manager.apply_schema_async()
        out = TelegramTransport(bot_at(api, session), no_file)

        @app.task(name="send")
        async def send(chat: str) -> None:
            await _send(out, chat)

        async def work(people: list[int]) -> dict[str, float]:
            jobs: list[JSONDict] = [{"chat": str(person)} for person in people]
            await send.batch_defer_async(*jobs)
            found = await took(
                app.run_worker_async(
                    concurrency=CONCURRENT_TASKS,
                    wait=False,
                    listen_notify=False,
                    install_signal_handlers=False,
                )
            )
            left = "SELECT count(*) FROM procrastinate.procrastinate_jobs WHERE status <> 'succeeded'"
            assert await connection.fetchval(left) == 0, "jobs are left"
            return found

        yield Side(work=work)
    await connection.execute("DROP SCHEMA procrastinate CASCADE")
    await connection.close()
