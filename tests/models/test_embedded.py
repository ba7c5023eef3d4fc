"""The embedded server: quick, shared, outliving a killed program, and gone after a clean end."""

import asyncio
import shutil
import signal
import stat
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import psutil
import pytest

from core.database.embedded import embedded_server

PROGRAM = """
import asyncio, sys
from pathlib import Path
from core.database.embedded import embedded_server

async def main():
    async with embedded_server(Path(sys.argv[1])) as embedded:
        print(embedded.owner_url, flush=True)
        await asyncio.to_thread(sys.stdin.readline)

asyncio.run(main())
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder with a path short enough for a socket."""
    folder = Path(tempfile.mkdtemp(prefix="hiresync-embedded-"))
    yield folder
    shutil.rmtree(folder)


@asynccontextmanager
async def program(home: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Another process of the installation, up and holding the server."""
    command = sys.executable, "-c", PROGRAM, str(home)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    try:
        yield process, (await process.stdout.readline()).decode().strip()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def leave(process: asyncio.subprocess.Process) -> None:
    """End the other process cleanly."""
    assert process.stdin is not None
    process.stdin.write(b"\n")
    await process.stdin.drain()
    assert await process.wait() == 0


def postmaster(home: Path) -> psutil.Process | None:
    """The server of this folder, if it runs."""
    try:
        found = psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().splitlines()[0]))
    except (FileNotFoundError, psutil.NoSuchProcess):
        return None
    return found if found.status() != psutil.STATUS_ZOMBIE else None


async def test_the_first_start_is_quick_and_the_rows_stay(home: Path) -> None:
    started = time.perf_counter()
    async with embedded_server(home) as embedded:
        # Under a second on an idle machine (measured by make bench); here other tests compete for it.
        assert time.perf_counter() - started < 20
        owner = await asyncpg.connect(embedded.owner_url)
        await owner.execute("CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)")
        await owner.close()
    assert postmaster(home) is None

    started = time.perf_counter()
    async with embedded_server(home) as embedded:
        assert time.perf_counter() - started < 2
        application = await asyncpg.connect(embedded.url)
        assert await application.fetchval("SELECT id FROM kept") == 7
        assert await application.fetchval("SELECT NOT rolsuper FROM pg_roles WHERE rolname = current_user")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await application.execute("DROP TABLE kept")
        await application.close()
    assert postmaster(home) is None


@pytest.mark.parametrize("deep", ["", "a-name-that-makes-the-path-too-long-for-a-socket/" * 3])
async def test_no_other_user_of_the_machine_may_connect(home: Path, deep: str) -> None:
    async with embedded_server(home / deep) as embedded:
        socket = Path(embedded.socket_folder) / ".s.PGSQL.5432"
        assert socket.is_socket()
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        assert (home in socket.parents) == (not deep)
        connection = await asyncpg.connect(embedded.url)
        assert await connection.fetchval("SELECT 1") == 1
        await connection.close()


async def test_the_last_of_several_processes_stops_it(home: Path) -> None:
    # All of them come first at once, which makes the roles and the database once.
    async with program(home) as (one, url), program(home) as (other, same):
        assert url == same != ""
        await leave(one)
        assert postmaster(home)
        connection = await asyncpg.connect(url)
        assert await connection.fetchval("SELECT 1") == 1
        await connection.close()
        await leave(other)
    assert postmaster(home) is None


async def test_a_server_left_by_a_killed_program_is_taken_over_and_stopped(home: Path) -> None:
    async with program(home) as (process, url):
        connection = await asyncpg.connect(url)
        await connection.execute("CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)")
        await connection.close()
        process.send_signal(signal.SIGKILL)
        await process.wait()
    left = postmaster(home)
    assert left is not None

    async with embedded_server(home) as embedded:
        assert postmaster(home) == left
        connection = await asyncpg.connect(embedded.owner_url)
        assert await connection.fetchval("SELECT id FROM kept") == 7
        await connection.close()
    assert postmaster(home) is None


async def test_a_pid_file_that_names_another_program_is_not_believed(home: Path) -> None:
    """After a restart of the machine or the container the number belongs to somebody else."""
    async with program(home) as (process, _):
        server = postmaster(home)
        assert server is not None
        process.kill()
        await process.wait()
    # Its children end when they notice.
    server.kill()
    psutil.wait_procs([server], timeout=10)
    pid_file = home / "postgres" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    mine = psutil.Process()
    pid_file.write_text("\n".join([str(mine.pid), *lines[1:]]) + "\n")

    async with embedded_server(home) as embedded:
        connection = await asyncpg.connect(embedded.url)
        assert await connection.fetchval("SELECT 1") == 1
        await connection.close()
    assert mine.is_running()
    assert postmaster(home) is None


async def test_it_can_be_started_again_in_the_same_process(home: Path) -> None:
    async with embedded_server(home) as one, embedded_server(home) as other:
        assert one == other
    assert postmaster(home) is None
    async with embedded_server(home):
        assert postmaster(home)
    assert postmaster(home) is None
