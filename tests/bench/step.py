"""(b) A step of a conversation without the chat around it, against its own statements."""

from contextlib import ExitStack
from dataclasses import asdict
from typing import Any

from tests.bench.child import Child, child
from tests.bench.house import LEVEL, PAY, House
from tests.bench.inbound import CPU
from tests.bench.rounds import Rounds, Take, interleaved
from tests.bench.table import Line, at_most

MOST_TRIPS = 5


async def step(rounds: Rounds, house: House) -> list[Line]:
    """CPU of `Turns.take` and of the same SQL by asyncpg, and how often the server is asked."""
    told: dict[str, dict[str, Any]] = {"one answer": {"value": LEVEL}, "a page of 5": {"page": PAY}}
    lines = []
    with ExitStack() as stack:
        for name, event in told.items():
            who = asdict(house.in_telegram if "value" in event else house.in_slack)
            ours = stack.enter_context(child("steps:ours", url=house.url, visitor=who, event=event))
            raw = stack.enter_context(child("steps:raw", url=house.url, event=event))
            without = "job_level" if "value" in event else ""
            found = await interleaved(
                rounds,
                {
                    "ours": _cost(ours, house, rounds.turns, without),
                    "raw": _cost(raw, house, rounds.turns, without),
                },
            )
            measure = f"conversation step, {name} / its SQL in asyncpg"
            lines.append(at_most(measure, found["ours"], found["raw"], 1.3, CPU))
            trips, most = await _trips(ours, house, without), f"≤ {MOST_TRIPS}"
            lines.append(Line(f"its round trips, {name}", str(trips), aim=most, met=trips <= MOST_TRIPS))
    return lines


def _cost(side: Child, house: House, count: int, without: str) -> Take:
    async def take() -> float:
        first = await house.drafts(count, without=without)
        used = float(side.works(first=first, count=count)["cpu"])
        moved = await house.moved(first, count)
        if moved != count:
            raise RuntimeError(f"only {moved} of {count} steps were taken")
        return used / count * 1e6

    return take


async def _trips(ours: Child, house: House, without: str) -> int:
    first = await house.drafts(1, without=without)
    return len(ours.works(first=first, count=1, listed=True)["statements"])
