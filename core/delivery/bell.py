"""Hear at once that something was enqueued, wherever it was."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
import structlog
from tortoise.connection import get_connections
from tortoise.exceptions import DBConnectionError

from core.delivery.enqueue import WAKE_CHANNEL

log = structlog.get_logger()

LOST = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    DBConnectionError,
    OSError,
)
"""What a lost database looks like: Tortoise lets the driver's own errors through, and a connection cut in the
middle of a statement confuses even the driver."""


@asynccontextmanager
async def listening(ring: Callable[[], None], *, again: float = 2.0) -> AsyncIterator[None]:
    """Ring on every wake; while the connection is lost the worker's poll does the same, later."""
    listener = asyncio.create_task(_listen(ring, again))
    try:
        yield
    finally:
        listener.cancel()
        with suppress(asyncio.CancelledError):
            await listener


async def _listen(ring: Callable[[], None], again: float) -> None:
    while True:
        try:
            await _listen_once(ring)
        except LOST as trouble:
            log.warning("delivery.deaf", error=type(trouble).__name__)
        await asyncio.sleep(again)


async def _listen_once(ring: Callable[[], None]) -> None:
    lost = asyncio.Event()

    def heard(*_: Any) -> None:
        ring()

    def lose(*_: Any) -> None:
        lost.set()

    async with get_connections().get("default").acquire_connection() as connection:
        await connection.add_listener(WAKE_CHANNEL, heard)
        connection.add_termination_listener(lose)
        try:
            await lost.wait()
        finally:
            with suppress(*LOST):
                connection.remove_termination_listener(lose)
                await connection.remove_listener(WAKE_CHANNEL, heard)
