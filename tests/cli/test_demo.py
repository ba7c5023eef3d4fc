"""The playground as a newcomer meets it: started, killed, started again, stopped."""

import asyncio
import signal
import stat
from pathlib import Path

import aiohttp

from tests.cli.process import Command, command


async def test_it_survives_a_kill_keeps_its_people_and_stops_cleanly(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with command("demo", "--port", "0", "--data", str(data), folder=tmp_path) as first:
        address = await _opened(first)
        await _ready(address)
        key = (data / "key").read_text()
        assert stat.S_IMODE((data / "key").stat().st_mode) == 0o600
        await first.ended(signal.SIGKILL)

    async with command("demo", "--port", "0", "--data", str(data), folder=tmp_path) as second:
        address = await _opened(second)
        assert (data / "key").read_text() == key
        async with command("demo", "--port", "0", "--data", str(data), folder=tmp_path) as third:
            assert await third.ended() == 2
            assert f"already: {address}" in third.output
        assert await second.ended(signal.SIGINT) == 0
        assert "Traceback" not in second.output
    assert not (data / "postgres" / "postmaster.pid").exists()


async def test_a_taken_port_makes_it_take_the_next_one_and_fresh_forgets(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    async with command("demo", "--port", "0", "--data", one, folder=tmp_path) as first:
        address = await _opened(first)
        port = address.rpartition(":")[2]
        async with command("demo", "--port", port, "--data", other, "--fresh", folder=tmp_path) as second:
            assert await _opened(second) != address
            assert f"Port {port} is taken by another program" in second.output
            assert await second.ended(signal.SIGTERM) == 0
        assert await first.ended(signal.SIGTERM) == 0


async def _opened(demo: Command) -> str:
    """The address it prints, once the page is there."""
    address = (await demo.says("The playground is open after")).split()[-1]
    assert await _status(f"{address}/") == 200
    return address


async def _ready(address: str) -> None:
    """The page is open as soon as it can be read; a part is ready when it has worked for the first time."""
    async with asyncio.timeout(30):
        while await _status(f"{address}/readyz") != 200:
            pass


async def _status(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status
