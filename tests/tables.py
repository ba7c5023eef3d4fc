"""The tables of one database, as a superuser empties them and lays down again what was kept."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import psycopg

from core.database.constraints import SEEDS

NAME = "tests.tables"
"""Tells the connection that stays from those of a test."""
NOTHING: Mapping[str, str] = MappingProxyType({})
_ALL = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
_WRITTEN = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'aerich'
      AND pg_relation_size(oid) > 0
    ORDER BY relname
"""
_NUMBERS = """
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value AS last FROM pg_sequences
    WHERE schemaname = 'public' AND sequencename NOT LIKE 'aerich%' AND last_value IS NOT NULL
"""
_FIRST_NUMBERS = f"SELECT setval(name::regclass, 1, false) FROM ({_NUMBERS}) AS used;"  # noqa: S608  # our own
_SAME_NUMBERS = f"SELECT format('SELECT setval(%L, %s);', name, last) FROM ({_NUMBERS}) AS used"  # noqa: S608
_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class Tables:
    """Stays connected from test to test: a new connection would read the catalogue anew each time."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection = self._connected()

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()

    def alone(self) -> None:
        """End all other connections: one that a test forgot would hold its locks for ever."""
        try:
            self._connection.execute(_OTHERS)
        except psycopg.OperationalError:
            # A test cut all connections of its database, and this one with them.
            self._connection.close()
            self._connection = self._connected()
            self._connection.execute(_OTHERS)

    def empty(self) -> set[str]:
        """Empty the tables somebody ever wrote to, name them, and start their numbers anew.

        Deleting without triggers takes a few milliseconds; a TRUNCATE that cascades from the users, fifty.
        """
        written = self.column(_WRITTEN)
        self.do(*(f'DELETE FROM "{one}";' for one in written), _FIRST_NUMBERS, *SEEDS.values())  # noqa: S608
        return set(written)

    def keep(self, name: str) -> "Kept":
        """Remember under this name the rows there are, beside those every installation starts with."""
        held = [one for one in self.column(_WRITTEN) if one not in SEEDS and self._holds(one)]
        copies = (f'CREATE TABLE {name}."{one}" AS TABLE public."{one}";' for one in held)
        self.do(f"DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name};", *copies)
        rows = (f'INSERT INTO public."{one}" TABLE {name}."{one}";' for one in held)
        return Kept(self, held, "".join([*rows, *self.column(_SAME_NUMBERS)]))

    def contents(self, aside: Mapping[str, str] = NOTHING) -> dict[str, tuple[int, str]]:
        """How many rows each table has, and a hash over all of them; but for one column of those named."""
        each = [self._content(one, aside.get(one, "")) for one in self.column(_ALL)]
        rows = self._connection.execute(" UNION ALL ".join(each).encode())
        return {name: (count, digest) for name, count, digest in rows}

    def _content(self, table: str, but: str) -> str:
        row = f"(to_jsonb(t) - '{but}')::text" if but else "t::text"
        digest = f"md5(string_agg(md5({row}), '' ORDER BY md5({row})))"
        return f"SELECT '{table}', count(*), coalesce({digest}, '') FROM public.\"{table}\" t"  # noqa: S608

    def _connected(self) -> psycopg.Connection[tuple[Any, ...]]:
        # As a replica does, rows are written as they are: nothing is checked or added again. To begin workers
        # takes longer than to read a few rows.
        options = (
            "-c session_replication_role=replica -c lock_timeout=20s -c max_parallel_workers_per_gather=0"
        )
        return psycopg.connect(self._url, autocommit=True, options=options, application_name=NAME)

    def _holds(self, table: str) -> bool:
        return self.column(f'SELECT EXISTS (TABLE public."{table}")') == [True]

    def column(self, query: str) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._connection.execute(query.encode())]

    def do(self, *statements: str) -> None:
        """All in one transaction and one round trip."""
        self._connection.execute("".join(statements).encode())


class Kept:
    """What the tables held at some moment, kept in a schema of the same database."""

    def __init__(self, tables: Tables, held: list[str], rows: str) -> None:
        self._tables, self._rows = tables, rows
        self._any = " OR ".join(f'EXISTS (TABLE public."{one}")' for one in held)

    def lay_down(self) -> bool:
        """Write it again, unless there is a row already in any of its tables."""
        if self._tables.column(f"SELECT {self._any}") == [True]:
            return False
        self._tables.do(self._rows)
        return True
