"""One side of a comparison, as its process offers it to the one that measures."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

Work = Callable[..., Awaitable[dict[str, Any] | None]]


@dataclass(frozen=True, slots=True)
class Side:
    """Where it can be called, or the work it does when asked."""

    port: int = 0
    work: Work | None = None


@asynccontextmanager
async def listening(*routes: web.AbstractRouteDef) -> AsyncIterator[int]:
    """Serve these on a free port of this machine."""
    app = web.Application(client_max_size=1 << 20)
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
