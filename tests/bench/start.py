"""(e) How soon the playground is open."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.memory import answers, free_port, running
from tests.bench.rounds import Rounds
from tests.bench.table import Line, within

FIRST, AGAIN = 5.0, 2.0


async def start(rounds: Rounds) -> list[Line]:
    """`make demo` once everything is installed: from nothing, and on what was there before."""
    first, again = [], []
    for _ in range(rounds.starts):
        with TemporaryDirectory(prefix="hiresync-bench-", ignore_cleanup_errors=True) as folder:
            first.append(await _opened(Path(folder)))
            again.append(await _opened(Path(folder)))
    return [
        within("start of `make demo`, first", median(first), FIRST, "s"),
        within("start of `make demo`, second", median(again), AGAIN, "s"),
    ]


async def _opened(folder: Path) -> float:
    port = free_port()
    with running("demo", "--port", str(port), "--data", str(folder / "playground")) as process:
        return await answers(f"http://127.0.0.1:{port}/", process)
