"""A real PostgreSQL for tests: one server a run, one database a worker, empty tables for each test.

Nothing is started until a test asks for `db`. The workers of one run share the server because they share its
folder; with HIRESYNC_TEST_DATABASE_URL (a superuser of a server kept for tests) no server is started at all.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
import pytest_asyncio
from tortoise.apps import Apps
from tortoise.models import Model

from core.database.connect import database
from core.database.embedded import NAME, OWNER, Embedded, create_database, embedded_server
from core.database.upgrade import MIGRATIONS, upgrade
from tests.plugins.migrations import REMEDY, changed_models
from tests.tables import Tables

_FOLDER = pytest.StashKey[Path]()
_TEMPLATE_LOCK = 7_164_002


@dataclass(frozen=True, slots=True)
class Database:
    """The addresses of a test's database, for a second connection or another process."""

    url: str
    owner_url: str
    admin_url: str


class Servers:
    """Where databases for tests are made: an embedded server, or one somebody named."""

    def __init__(self, embedded: Embedded | None = None, url: str = "") -> None:
        self._embedded, self._url = embedded, url

    def named(self, name: str) -> Database:
        """The addresses a database of this name has here."""
        if self._embedded:
            url, owner, admin = (self._embedded.address(role, name) for role in (NAME, OWNER, "postgres"))
            return Database(url, owner, admin)
        url = urlunsplit(urlsplit(self._url)._replace(path=f"/{name}"))
        return Database(url, url, url)

    async def create(self, name: str, *, template: str | None = None) -> Database:
        """Make a database anew, empty or as a copy."""
        admin = await asyncpg.connect(self._url or self.named("postgres").admin_url)
        try:
            if template:
                await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                await admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            elif self._embedded:
                await create_database(self._embedded, admin, name)
            else:
                await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                await admin.execute(f'CREATE DATABASE "{name}"')
        finally:
            await admin.close()
        return self.named(name)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[asyncpg.Connection]:
        """Keep the other workers of this run waiting."""
        admin = await asyncpg.connect(self._url or self.named("postgres").admin_url)
        try:
            await admin.execute("SELECT pg_advisory_lock($1)", _TEMPLATE_LOCK)
            yield admin
        finally:
            await admin.close()


def pytest_configure(config: pytest.Config) -> None:
    workerinput: dict[str, Any] | None = getattr(config, "workerinput", None)
    if workerinput is not None:
        config.stash[_FOLDER] = Path(workerinput["hiresync_folder"])
    else:
        config.stash[_FOLDER] = Path(tempfile.mkdtemp(prefix="hiresync-test-"))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each worker, before it starts, where the run keeps its server."""
    node.workerinput["hiresync_folder"] = str(node.config.stash[_FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def models_prepared_once() -> Iterator[None]:
    """Tortoise prepares all its models at each connect, though they come out the same: 16 ms of each test."""
    prepare, prepared = Apps._build_initial_querysets, set[frozenset[type[Model]]]()

    def once(apps: Apps) -> None:
        models = frozenset(model for app in apps.apps.values() for model in app.values())
        if models not in prepared:
            prepare(apps)
            prepared.add(models)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Apps, "_build_initial_querysets", once)
        yield


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def servers(request: pytest.FixtureRequest) -> AsyncIterator[Servers]:
    """The server on which a test may make databases of its own."""
    if url := os.environ.get("HIRESYNC_TEST_DATABASE_URL"):
        yield Servers(url=url)
        return
    async with embedded_server(request.config.stash[_FOLDER]) as embedded:
        admin = await asyncpg.connect(embedded.address("postgres", "postgres"))
        # Data of a test need not outlive a power cut.
        await admin.execute("ALTER SYSTEM SET fsync = off")
        await admin.execute("SELECT pg_reload_conf()")
        await admin.close()
        yield Servers(embedded)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated(servers: Servers) -> str:
    """The name of a database with the schema and no rows but those it comes with."""
    if changed := await changed_models():
        pytest.fail(f"{', '.join(changed)} changed: {REMEDY}", pytrace=False)
    # A server somebody named keeps its databases from run to run, with the schema of that day.
    history = b"".join(path.read_bytes() for path in sorted((MIGRATIONS / "models").glob("*.py")))
    name = f"hiresync_template_{hashlib.sha256(history).hexdigest()[:12]}"
    async with servers.alone() as admin:
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            fresh = await servers.create(f"{name}_new")
            await upgrade(fresh.owner_url)
            await admin.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return name


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def worker_database(servers: Servers, migrated: str, worker_id: str) -> Database:
    """This worker's own copy of the migrated database."""
    async with servers.alone():
        return await servers.create(f"hiresync_{worker_id}", template=migrated)


@pytest.fixture(scope="session")
def tables(worker_database: Database) -> Iterator[Tables]:
    """The tables of the worker's database, from outside."""
    found = Tables(worker_database.admin_url)
    yield found
    found.close()


@pytest.fixture
async def db(worker_database: Database, tables: Tables) -> AsyncIterator[Database]:
    """Empty tables, and the models connected to them in the test's own context."""
    tables.alone()
    tables.empty()
    async with database(worker_database.url):
        yield worker_database
