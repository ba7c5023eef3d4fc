"""Reach the database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.context import TortoiseContext

from core.models import tortoise_config


class Kept(asyncpg.Connection):  # type: ignore[misc]  # asyncpg tells no types
    """A connection that goes back to the pool as it is.

    asyncpg would ask the server to forget session settings, advisory locks and LISTEN, one more round trip
    after each statement. Here settings end with their transaction, locks are taken on connections of their
    own, and who listens stops by himself; an open transaction is rolled back in any case.
    """

    def get_reset_query(self) -> str:
        return ""


@asynccontextmanager
async def database(url: str) -> AsyncIterator[TortoiseContext]:
    """Let this context, and every task started in it, use the database; close the connections at the end."""
    config = tortoise_config(url)
    reached = expand_db_url(url)
    reached["credentials"]["connection_class"] = Kept
    config["connections"] = {"default": reached}
    async with TortoiseContext() as context:
        await context.init(config=config)
        yield context
