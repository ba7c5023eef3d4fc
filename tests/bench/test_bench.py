"""Every measure runs; what it finds is for `make bench` to tell."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bench.child import THEIRS, child
from tests.bench.claim import claim
from tests.bench.dialogues import dialogues
from tests.bench.house import House, furnished
from tests.bench.inbound import inbound
from tests.bench.memory import memory
from tests.bench.pace import backlog, pace
from tests.bench.press import press
from tests.bench.rounds import SMALLEST, interleaved
from tests.bench.select import select
from tests.bench.sending import sending
from tests.bench.step import step
from tests.bench.table import Line, at_least, at_most, compared, drawn, within
from tests.bench.turn import turn
from tests.plugins.database import Database


@pytest.fixture
async def house(db: Database) -> AsyncIterator[House]:
    """The world, with drafts and people on demand; the loop written by hand makes a table of its own."""
    async with furnished(db.url, db.admin_url) as found:
        yield found


def test_a_ratio_is_the_middle_one_of_the_rounds() -> None:
    assert compared([2.0, 30.0, 4.0], [1.0, 10.0, 4.0]) == 2.0


def test_an_aim_is_met_or_missed_in_its_own_direction() -> None:
    assert at_most("cost", [2.0], [1.0], 2.5, "µs").met is True
    assert at_most("cost", [3.0], [1.0], 2.5, "µs").met is False
    assert at_most("cost", [3.0], [1.0], None, "µs").met is None
    assert at_least("speed", [95.0], [100.0], 0.9, "/s").met is True
    assert at_least("speed", [80.0], [100.0], 0.9, "/s").met is False
    assert within("start", 4.9, 5.0, "s").met is True
    assert within("start", 5.1, 5.0, "s").met is False


def test_the_table_says_what_was_missed() -> None:
    table = drawn([at_most("a request", [300.0], [100.0], 2.5, "µs CPU"), Line("a figure", "7")])
    assert table.splitlines()[2:] == [
        "| a request | 300 µs CPU | 100 µs CPU | 3.00  | ≤ 2.5 | MISSED |",
        "| a figure  | 7          | –          | –     | –     | –      |",
    ]


async def test_the_first_round_does_not_count_and_the_sides_take_turns() -> None:
    turns: list[str] = []

    async def ours() -> float:
        turns.append("ours")
        return float(len(turns))

    async def other() -> float:
        turns.append("other")
        return float(len(turns))

    found = await interleaved(SMALLEST, {"ours": ours, "other": other})
    assert turns == ["ours", "other", "ours", "other"]
    assert found == {"ours": [3.0], "other": [4.0]}


async def test_every_measure_of_requests_and_messages_runs(house: House) -> None:
    with child("platforms:both", on=THEIRS) as platforms:
        lines = [
            *await inbound(SMALLEST, platforms.port),
            *await turn(SMALLEST, house, platforms.port),
            *await step(SMALLEST, house),
            *await sending(SMALLEST, house, platforms.port),
            *await dialogues(SMALLEST, house, platforms),
            *await select(SMALLEST, house, platforms.port),
        ]
    assert len(lines) == 37
    assert all(line.ratio for line in lines if line.other != "–")
    assert [line.ours for line in lines if "round trips" in line.measure] == ["2", "2"]


async def test_every_measure_of_delivery_within_limits_runs(house: House) -> None:
    lines = [
        *await pace(house, *SMALLEST.paced),
        *await backlog(house, *SMALLEST.behind),
        *await claim(house, *SMALLEST.claims),
        *await press(house, *SMALLEST.presses),
    ]
    assert len(lines) == 6
    assert all(line.ratio for line in lines if line.other != "–")
    assert lines[1].ours == "0 of 20"


async def test_memory_is_measured(tmp_path: Path) -> None:
    with child("platforms:both", on=THEIRS) as platforms:
        lines = await memory(tmp_path / "idle", platforms.port, settle=0)
    assert lines[0].measure.startswith("memory of `hiresync run`")
    assert all(line.ratio and line.ratio > 1 for line in lines)
