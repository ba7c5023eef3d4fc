"""The process of one side: it says where it listens, and answers what it is asked, a line of JSON each."""

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Any

from bot.logs import set_up_logs
from tests.bench.side import Side

Opener = Callable[..., AbstractAsyncContextManager[Side]]


async def serve(opener: Opener, options: dict[str, Any]) -> None:
    """Open the side and do as told until the other end hangs up."""
    async with opener(**options) as side:
        gc.collect()
        gc.freeze()
        _say({"port": side.port})
        while line := await asyncio.to_thread(sys.stdin.readline):
            asked: dict[str, Any] = json.loads(line)
            cpu, wall = time.process_time(), time.perf_counter()
            found = (await side.work(**asked) if asked and side.work else None) or {}
            # A server is only asked for its counter; work is told with what it took.
            used = time.process_time() - (cpu if asked else 0)
            _say({"cpu": used, "wall": time.perf_counter() - wall, **found})


def _say(found: dict[str, Any]) -> None:
    print(json.dumps(found), flush=True)


def main() -> None:
    """Named by `module:function`, options as JSON, and the processor to stay on."""
    name, options, processor = sys.argv[1:]
    # As in production: one line for each event dealt with, paid for by ours alone.
    set_up_logs()
    module, _, function = name.partition(":")
    opener: Opener = getattr(import_module(f"tests.bench.sides.{module}"), function)
    # Loading may use them all.
    if processor and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(processor)})
    asyncio.run(serve(opener, json.loads(options)))


if __name__ == "__main__":
    main()
