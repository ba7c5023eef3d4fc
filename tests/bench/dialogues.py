"""(d) Whole conversations of eight messages, beside python-telegram-bot's own and aiogram_dialog's."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

import psutil

from tests.bench.callers import Callers, calling
from tests.bench.child import THEIRS, Child, child, processor
from tests.bench.house import House
from tests.bench.requests import telegram_text
from tests.bench.rounds import Rounds, interleaved
from tests.bench.sides.dialogues import COMMAND
from tests.bench.table import Line, at_least, at_most

SAID = (f"/{COMMAND}", "Asha Rao", "asha@example.com", "3", "Casual", "Home", "Family visit", "yes")
ABREAST = 8
"""People who talk at the same time."""
FIRST_PERSON = 9_000_000
UPDATES = count(10_000_000)
"""Far from the numbers of updates that other measures send to the same house, which sees each once."""
PTB, DIALOG = "ConversationHandler", "aiogram_dialog"


class Talk:
    """One framework with so many conversations of other people waiting in it."""

    def __init__(self, server: Child, platforms: Child, callers: Callers, people: list[int]) -> None:
        self._server, self._platforms, self._callers, self._people = server, platforms, callers, people
        self.speeds: list[float] = []
        self.p99: list[float] = []

    def say(self, texts: tuple[str, ...], people: list[int]) -> list[float]:
        """Everybody says all of it; people of one group take turns, word for word."""
        requests = [
            telegram_text(next(UPDATES), text, person)
            for start in range(0, len(people), ABREAST)
            for text in texts
            for person in people[start : start + ABREAST]
        ]
        return self._callers.waits(requests)

    async def take(self) -> float:
        """Microseconds of processor for a conversation; speed and latency are kept beside it."""
        self._platforms.works(forget=True)
        cpu, began = self._server.cpu(), perf_counter()
        waits = sorted(self.say(SAID, self._people))
        self.speeds.append(len(self._people) / (perf_counter() - began))
        self.p99.append(waits[int(len(waits) * 0.99)] * 1000)
        used = self._server.cpu() - cpu
        ended = self._platforms.works(forget=True)["thanks"]
        if ended != len(self._people):
            raise RuntimeError(f"{ended} of {len(self._people)} conversations came to their end")
        return used / len(self._people) * 1e6


async def dialogues(rounds: Rounds, house: House, platforms: Child) -> list[Line]:
    """Conversations a second on one processor, the 99th percentile of a step, and both as drafts grow."""
    people = [1_000_000 + user for user in await house.people(rounds.dialogues)]
    few, many = rounds.drafts
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="hiresync-bench-"))
        redis = stack.enter_context(redis_server(Path(folder)))
        api = f"http://127.0.0.1:{platforms.port}/bot"

        def talk(server: Child) -> Talk:
            return Talk(server, platforms, stack.enter_context(calling(server.port, ABREAST)), people)

        mine = stack.enter_context(child("dialogues:ours", url=house.url, platforms=platforms.port))
        stages = []
        for number, waiting in enumerate((few, many)):
            ptb = child("dialogues:telegram", api=api, folder=folder, waiting=waiting)
            address = f"{redis}/{number}" if redis else ""
            dialog = child("dialogues:dialogs", api=api, redis=address, waiting=waiting)
            stages.append({"ours": mine, PTB: stack.enter_context(ptb), DIALOG: stack.enter_context(dialog)})
        told = []
        for waiting, servers in zip((few, many), stages, strict=True):
            await house.waiting_drafts(waiting, COMMAND)
            talks = {name: talk(server) for name, server in servers.items()}
            talks[DIALOG].say(SAID[:4], [FIRST_PERSON])
            servers[DIALOG].works(person=FIRST_PERSON)
            costs = await interleaved(rounds, {name: one.take for name, one in talks.items()})
            pause = float(servers[PTB].works(flush=True)["wall"]) * 1000
            told.append(Stage(costs, talks, pause))
    return [*_compared(*told), *_grown(*told, many_drafts=many), *_where(redis)]


@dataclass(frozen=True, slots=True)
class Stage:
    """What was found with so many conversations of others open."""

    costs: dict[str, list[float]]
    talks: dict[str, Talk]
    pause: float
    """Milliseconds in which PTB writes its pickle and answers nobody."""

    def speeds(self, name: str) -> list[float]:
        """Without the first round, which warms up."""
        return self.talks[name].speeds[1:]

    def p99(self, name: str) -> list[float]:
        return self.talks[name].p99[1:]


def _compared(few: Stage, many: Stage) -> list[Line]:
    lines = []
    for other in (PTB, DIALOG):
        told = f"conversation of 8 messages / {other}"
        lines += [
            at_least(f"{told}, in a second", few.speeds("ours"), few.speeds(other), 1, "/s"),
            at_most(f"{told}, processor", few.costs["ours"], few.costs[other], 1, "µs CPU"),
            at_most(f"{told}, wait for an answer", few.p99("ours"), few.p99(other), 1, "ms p99"),
        ]
    return lines


def _grown(few: Stage, many: Stage, *, many_drafts: int) -> list[Line]:
    lines = []
    for name, aim in (("ours", True), (PTB, False), (DIALOG, False)):
        told = f"{many_drafts:,} open conversations / few, {name}"
        speed = at_least(f"{told}, in a second", many.speeds(name), few.speeds(name), 0.9, "/s")
        wait = at_most(f"{told}, wait for an answer", many.p99(name), few.p99(name), 1.2, "ms p99")
        lines += [speed, wait] if aim else [replace(one, aim="–", met=None) for one in (speed, wait)]
    pause = f"{many_drafts:,} open conversations / few, pause in which {PTB} writes its file"
    lines.append(Line(pause, f"{many.pause:.0f} ms", f"{few.pause:.0f} ms", many.pause / few.pause))
    return lines


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Redis as aiogram's documentation wants it in production, with its log on disk; "" without one."""
    found = shutil.which("redis-server")
    if found is None:
        yield ""
        return
    port = _free_port()
    told = ["--port", str(port), "--bind", "127.0.0.1", "--appendonly", "yes", "--dir", str(folder)]
    process = subprocess.Popen([found, *told], stdout=subprocess.DEVNULL)  # noqa: S603 - found on PATH
    try:
        pinned = processor(THEIRS)
        if pinned is not None:
            psutil.Process(process.pid).cpu_affinity([pinned])
        _wait_for(port)
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _wait_for(port: int, patience: float = 10) -> None:
    until = monotonic() + patience
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if monotonic() > until:
                raise
        else:
            return


def _where(redis: str) -> list[Line]:
    kept = "Redis with its log on disk" if redis else "memory only: this machine has no redis-server"
    return [Line(f"{DIALOG} kept its conversations in", kept)]
