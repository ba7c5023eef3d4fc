"""The one opener of transactions: it knows who acts and for which agency."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections
from tortoise.transactions import in_transaction

from core.kit.actor import Actor

_ACTS = "SELECT set_config('app.user_id', $1, true), set_config('app.organization_id', $2, true)"
"""Before the first one of a connection both are unknown, after it both are empty, where nobody acts."""
_open: ContextVar[BaseDBAsyncClient | None] = ContextVar("open_transaction", default=None)


@asynccontextmanager
async def transaction(actor: Actor | None = None) -> AsyncIterator[BaseDBAsyncClient]:
    """Open a transaction for this actor (None: the system), or join the one already open.

    Row security reads `app.user_id` and `app.organization_id`; both end with the transaction.
    """
    joined = _open.get()
    if joined is not None:
        yield joined
        return
    async with _begun() as connection:
        if actor is not None:
            await connection.execute_query(_ACTS, [str(actor.user_id), str(actor.organization_id or "")])
        token = _open.set(connection)
        try:
            yield connection
        finally:
            _open.reset(token)


@asynccontextmanager
async def _begun() -> AsyncIterator[BaseDBAsyncClient]:
    """Tortoise's own transaction, which does not stay behind when its connection is lost.

    Where BEGIN or the release fails, Tortoise 1.1 leaves the dead connection as the current one of the task
    for ever, and out of the pool.
    """
    opening: Any = in_transaction()
    connections = get_connections()
    try:
        async with opening as connection:
            yield connection
    finally:
        name, dead = opening.connection_name, opening.client
        if connections.get(name) is dead:
            connections.set(name, dead._parent)
            with suppress(Exception):
                await dead._parent._pool.release(dead._connection)
