"""Reach the database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tortoise.context import TortoiseContext

from core.models import tortoise_config


@asynccontextmanager
async def database(url: str) -> AsyncIterator[TortoiseContext]:
    """Let this context, and every task started in it, use the database; close the connections at the end."""
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(url))
        yield context
