"""Run as a program: a house whose leases are short, so that a killed one is soon replaced."""

import asyncio
import sys
from datetime import timedelta

from bot.app import open_house, serve
from bot.settings import Settings
from core.delivery.rates import NO_RATES
from core.delivery.worker import DeliveryWorker
from core.kit.clock import SystemClock

LEASE = timedelta(seconds=2)


async def main(settings: Settings) -> None:
    """Web and worker, until killed."""
    clock = SystemClock()
    async with open_house(settings, clock, settings.database_url, rates=NO_RATES) as house:
        worker = DeliveryWorker(house.transports, house.performers, clock, NO_RATES, lease=LEASE)
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(worker.run(stop))
            group.create_task(serve(house, frozenset({"web"}), stop))


if __name__ == "__main__":
    asyncio.run(main(Settings.model_validate_json(sys.stdin.read())))
