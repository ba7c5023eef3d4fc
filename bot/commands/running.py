"""Run one asynchronous command: stopped by Ctrl-C without a trace, and every known trouble told in words."""

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable

from core.kit.errors import HireSyncError

WRONG_CONFIGURATION = 2


class CannotStart(HireSyncError):
    """What an operator has to put right before this command can work; the message is for him."""


def run_until_stopped(work: Callable[[asyncio.Event], Awaitable[int | None]]) -> None:
    """Run it with an event that the first Ctrl-C or SIGTERM sets; a second one does not wait."""
    try:
        code = asyncio.run(_listening(work))
    except asyncio.CancelledError:
        code = 0
    except HireSyncError as trouble:
        print(f"HireSync cannot do this:\n{trouble}", file=sys.stderr)  # noqa: T201
        code = WRONG_CONFIGURATION
    raise SystemExit(code or 0)


async def _listening(work: Callable[[asyncio.Event], Awaitable[int | None]]) -> int | None:
    stop = asyncio.Event()
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def on_signal() -> None:
        if stop.is_set() and task is not None:
            task.cancel()
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, on_signal)
    return await work(stop)


def collect_garbage_again() -> None:
    """After the start: what was loaded so far stays for good and is never looked through again."""
    gc.freeze()
    gc.enable()
