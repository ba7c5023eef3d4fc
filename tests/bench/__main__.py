"""Measure, print a table, and say what was missed; a missed aim is told, never an error."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.child import THEIRS, Child, child
from tests.bench.claim import claim
from tests.bench.dialogues import dialogues
from tests.bench.house import House, served
from tests.bench.inbound import inbound
from tests.bench.machine import machine
from tests.bench.memory import memory
from tests.bench.pace import backlog, pace
from tests.bench.press import press
from tests.bench.rounds import Rounds
from tests.bench.select import select
from tests.bench.sending import sending
from tests.bench.start import start
from tests.bench.step import step
from tests.bench.table import Line, drawn
from tests.bench.turn import turn

Measure = Callable[[], Awaitable[list[Line]]]
WHOLE_PACE = (10_000, 2_000)
WHOLE_BACKLOG = (1_000, 100_000)
WHOLE_CLAIM = (1_000, 1_000_000)


def measures(rounds: Rounds, house: House, platforms: Child, folder: Path) -> dict[str, Measure]:
    """All there are, in the order of the table."""
    return {
        "inbound": lambda: inbound(rounds, platforms.port),
        "turn": lambda: turn(rounds, house, platforms.port),
        "step": lambda: step(rounds, house),
        "dialogues": lambda: dialogues(rounds, house, platforms),
        "select": lambda: select(rounds, house, platforms.port),
        "sending": lambda: sending(rounds, house, platforms.port),
        "pace": lambda: pace(house, *rounds.paced),
        "backlog": lambda: backlog(house, *rounds.behind),
        "claim": lambda: claim(house, *rounds.claims),
        "press": lambda: press(house, *rounds.presses),
        "memory": lambda: memory(folder / "idle", platforms.port),
        "start": lambda: start(rounds),
    }


def whole(rounds: Rounds, house: House) -> dict[str, Measure]:
    """What takes minutes, so that it is measured only where it is named."""
    return {
        "pace_whole": lambda: pace(house, *WHOLE_PACE),
        "backlog_whole": lambda: backlog(house, *WHOLE_BACKLOG),
        "claim_whole": lambda: claim(house, *WHOLE_CLAIM, rounds.claims[-1]),
    }


async def measure(chosen: set[str], rounds: Rounds) -> list[Line]:
    """Those that were chosen by name; all of them where none was."""
    lines: list[Line] = []
    with TemporaryDirectory(prefix="hiresync-bench-", ignore_cleanup_errors=True) as named:
        folder = Path(named)
        async with served(folder / "data") as house:
            with child("platforms:both", on=THEIRS) as platforms:
                usual = measures(rounds, house, platforms, folder)
                for name, take in (usual | whole(rounds, house)).items():
                    if name in (chosen or usual):
                        print(f"measuring {name} …", file=sys.stderr, flush=True)
                        lines += await take()
    return lines


def main() -> None:
    """Words on the command line choose measures."""
    began = time.monotonic()
    lines = asyncio.run(measure(set(sys.argv[1:]), Rounds()))
    missed = [line for line in lines if line.met is False]
    aims = sum(line.met is not None for line in lines)
    print(f"\n{machine()}; {datetime.now(UTC):%d %B %Y}\n\n{drawn(lines)}\n")
    print(f"{aims - len(missed)} of {aims} aims met, in {time.monotonic() - began:.0f} s.")
    for line in missed:
        print(f"Missed: {line.measure}.")


if __name__ == "__main__":
    main()
