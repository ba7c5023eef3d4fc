"""`hiresync demo`: the whole product and everybody it talks to, on this machine."""

import asyncio
import fcntl
import logging
import os
import socket
import stat
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from time import perf_counter

from rich.console import Console

from bot.commands.addresses import addresses, upgraded
from bot.commands.ports import bind_near, port_of
from bot.commands.running import CannotStart, collect_garbage_again, run_until_stopped

HOST = "127.0.0.1"


def demo(port: int, data: Path, *, fresh: bool) -> None:
    """Start everything, print the address, and play until stopped."""
    run_until_stopped(lambda stop: _demo(port, data.absolute(), stop, fresh=fresh))


async def _demo(port: int, data: Path, stop: asyncio.Event, *, fresh: bool) -> None:
    began, console = perf_counter(), Console(highlight=False)
    bound = bind_near(HOST, port)
    if port and port_of(bound) != port:
        console.print(f"Port {port} is taken by another program, so the playground takes {port_of(bound)}.")
    for folder in _opened_by_root(data):
        console.print(f"[yellow]The database opens {folder} to every user; --data takes another folder.[/]")
    with bound, _alone(data, _address(bound)):
        # The server's start is waiting and the program's loading is work, so they go side by side.
        loading = asyncio.create_task(asyncio.to_thread(import_module, "bot.playground.demo"))
        async with AsyncExitStack() as stack:
            with _step(console, "Starting the database"):
                found = await stack.enter_async_context(addresses("", data, fresh=fresh))
            with _step(console, "Loading the program"):
                await loading
            with _step(console, "Bringing the tables up to date"):
                await upgraded(found.owner_url, otherwise="forget what was played: make demo ARGS=--fresh")
            if not stop.is_set():
                await _play(console, found.url, bound, data, stop, began)
    console.print("The playground is closed. What was played is kept; --fresh forgets it.")


async def _play(
    console: Console, url: str, bound: socket.socket, data: Path, stop: asyncio.Event, began: float
) -> None:
    from bot.logs import set_up_logs
    from bot.playground.demo import open_playground

    # The page shows the traffic; here only what went wrong is worth a line.
    set_up_logs(pretty=True, level=logging.WARNING)

    def ready() -> None:
        collect_garbage_again()
        took = perf_counter() - began
        console.print(f"\nThe playground is open after {took:.1f} s: [bold]{_address(bound)}[/]")
        console.print("Ctrl-C closes it.\n")

    async with AsyncExitStack() as stack:
        with _step(console, "Inviting everybody"):
            playground = await stack.enter_async_context(open_playground(url, port_of(bound), data))
        await playground.run(bound, stop, ready)


@contextmanager
def _step(console: Console, doing: str) -> Iterator[None]:
    """Say what is being done while it is, and how long it took."""
    began = perf_counter()
    with console.status(f"{doing} …"):
        yield
    console.print(f"[green]✓[/] {doing} [dim]{perf_counter() - began:.1f} s[/]")


def _opened_by_root(data: Path) -> list[Path]:
    """The folders above the data that the embedded server, as root, makes readable for all."""
    if os.geteuid() != 0:
        return []
    wanted = stat.S_IROTH | stat.S_IXOTH
    return [one for one in data.parents if one.exists() and one.stat().st_mode & wanted != wanted]


@contextmanager
def _alone(data: Path, address: str) -> Iterator[None]:
    """One playground a folder: two towns over one database would each know half of what was said."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotStart(
                f"A playground is open on {data} already: {lock.read().strip()}\n"
                "Stop it, or choose another folder with --data."
            ) from None
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


def _address(bound: socket.socket) -> str:
    return f"http://{HOST}:{port_of(bound)}"
