"""`hiresync run`: production, all of it or some parts."""

import asyncio
import sys

from bot.commands.addresses import addresses, upgraded
from bot.commands.ports import bind
from bot.commands.running import collect_garbage_again, run_until_stopped
from bot.settings import Settings, load_settings


def run(parts: frozenset[str]) -> None:
    """Check the configuration, upgrade the database and serve until stopped."""

    async def work(stop: asyncio.Event) -> None:
        await _serve(load_settings(), parts, stop)

    run_until_stopped(work)


async def _serve(settings: Settings, parts: frozenset[str], stop: asyncio.Event) -> None:
    import structlog

    from bot.app import open_house, serve
    from bot.logs import set_up_logs
    from core.kit.clock import SystemClock

    set_up_logs(pretty=sys.stderr.isatty())
    log = structlog.get_logger()
    bound = bind(settings.host, settings.port) if "web" in parts else None
    async with addresses(settings.database_url, settings.hiresync_data) as found:
        done = await upgraded(found.owner_url)
        if done:
            log.info("database.upgraded", migrations=done)
        async with open_house(settings, SystemClock(), found.url) as house:
            collect_garbage_again()
            log.info("house.open", parts=sorted(parts), address=settings.base_url)
            await serve(house, parts, stop, bound=bound)
            log.info("house.closed")
