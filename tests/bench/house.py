"""The database of a run: the world of the tests, with drafts and people in numbers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import psutil

from bot import registry
from bot.forms import store
from bot.forms.draft import Draft, Token
from bot.forms.events import Filled
from bot.forms.turns import Turns
from core.database.connect import database
from core.database.embedded import embedded_server
from core.database.upgrade import upgrade
from core.kit.actor import Actor
from core.kit.clock import SystemClock
from core.people.bind_chat import bind_chat
from core.people.identify import Visitor
from core.people.make_link_code import make_link_code
from tests.bench.child import THEIRS, processor
from tests.world import HOME, build_world, slack, telegram

START = {
    "title": "Senior Backend Engineer",
    "department": "Platform",
    "industry": "Robotics",
    "job_type": "full_time",
    "job_level": "senior",
}
PAY = {
    "ctc_min": "6 lakh",
    "ctc_max": "9 lakh",
    "experience_min": "3",
    "experience_max": "6",
    "notice_period": "30_days",
}
"""The page that is answered in a turn of Slack."""
LEVEL = "senior"
"""The button that is pressed in a turn of Telegram."""

_DRAFTS = """
WITH made AS (
    INSERT INTO conversation_drafts (user_id, form, form_version, title, subject, about, answered, asked,
        answers, facts, cursor, revision, status, channel, surface, expires_at, created_at, updated_at)
    SELECT $1, 'post_job', 1, 'Post a job', $2 || n, '', 0, 0, $3, $4, '{}', 0, 'open', $7, $5,
        now() + interval '7 days', now(), now() FROM generate_series(1, $6::int) AS n RETURNING id)
SELECT min(id) FROM made
"""
_PEOPLE = """
WITH made AS (
    INSERT INTO users (email, name, role, is_admin, locale, zone, urgent_passes_quiet, digest_at, is_active,
        is_verified, created_at)
    SELECT 'person' || $1::bigint + n || '@example.com', 'Person ' || n, 'recruiter', false, 'en',
        'Asia/Kolkata', false, '09:00', true, true, now() FROM generate_series(1, $2::int) AS n RETURNING id
), bound AS (
    INSERT INTO chat_identities (user_id, channel, workspace, external_id, chat_id, is_primary, is_blocked,
        created_at)
    SELECT id, 'telegram', '', id + 1000000, id + 1000000, true, false, now() FROM made)
SELECT id FROM made
"""
_STRANGERS = """
WITH made AS (
    INSERT INTO users (email, name, role, is_admin, locale, zone, urgent_passes_quiet, digest_at, is_active,
        is_verified, created_at)
    SELECT 'stranger' || n || '@example.com', 'Stranger ' || n, 'recruiter', false, 'en', 'Asia/Kolkata',
        false, '09:00', true, true, now() FROM generate_series(1, $1::int) AS n RETURNING id
)
INSERT INTO conversation_drafts (user_id, form, form_version, title, subject, about, answered, asked, answers,
    facts, cursor, revision, status, channel, surface, expires_at, created_at, updated_at)
SELECT id, $2, 1, 'A form', '', '', 2, 8, '{"name": "Asha Rao", "mail": "asha@example.com"}', '{}', '{}', 2,
    'open', 'telegram', '{}', now() + interval '7 days', now(), now() FROM made
"""


@dataclass(frozen=True, slots=True)
class House:
    """Where the database is, and who answers the questions."""

    url: str
    owner_url: str
    owner: asyncpg.Connection
    client: Actor
    answers: dict[str, Any]
    facts: dict[str, Any]

    @property
    def in_slack(self) -> Visitor:
        return slack(HOME.client)

    @property
    def in_telegram(self) -> Visitor:
        return telegram(HOME.client)

    async def drafts(self, count: int, *, without: str = "") -> int:
        """So many open conversations, each at the same question; their ids follow on the first."""
        answers = {key: value for key, value in self.answers.items() if key != without}
        told = [orjson.dumps(one).decode() for one in (answers, self.facts)]
        surface = orjson.dumps({"telegram": {"chat": self.in_telegram.chat_id, "message": "77"}}).decode()
        # A person has one open conversation about each subject; these are about none that exists.
        last = await self.owner.fetchval("SELECT coalesce(max(id), 0) FROM conversation_drafts")
        # A question is answered in Telegram and a page in Slack; each began where it goes on.
        channel = "telegram" if without else "slack"
        values = (self.client.user_id, f"bench:{last}.", *told, surface, count, channel)
        first: int = await self.owner.fetchval(_DRAFTS, *values)
        return first

    async def waiting_drafts(self, count: int, form: str) -> None:
        """So many open conversations of so many other people."""
        await self.owner.execute("DELETE FROM users WHERE email LIKE 'stranger%@example.com'")
        await self.owner.execute(_STRANGERS, count, form)
        await self.owner.execute("VACUUM ANALYZE conversation_drafts")

    async def moved(self, first: int, count: int) -> int:
        """How many of these went one revision on."""
        told = "SELECT count(*) FROM conversation_drafts WHERE id >= $1 AND id < $2 AND revision = 1"
        found: int = await self.owner.fetchval(told, first, first + count)
        return found

    async def settled(self) -> None:
        """As autovacuum leaves a database within a minute, for the tables of every side."""
        await self.owner.execute("VACUUM ANALYZE")

    async def people(self, count: int) -> list[int]:
        """So many persons with a chat in Telegram."""
        known = await self.owner.fetchval("SELECT coalesce(max(id), 0) FROM users")
        return [row["id"] for row in await self.owner.fetch(_PEOPLE, known, count)]


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[House]:
    """In an embedded server that keeps what it is told, on the processor that is not measured."""
    async with embedded_server(folder) as embedded:
        _move_over(folder)
        await upgrade(embedded.owner_url)
        async with furnished(embedded.url, embedded.owner_url) as house:
            yield house


@asynccontextmanager
async def furnished(url: str, owner_url: str) -> AsyncIterator[House]:
    """In an empty database."""
    client, begun = await _begun(url)
    owner = await asyncpg.connect(owner_url)
    try:
        yield House(url, owner_url, owner, client, dict(begun.answers), dict(begun.facts))
    finally:
        await owner.close()


def _move_over(folder: Path) -> None:
    """Pin the server, and with it every connection it will serve."""
    pinned = processor(THEIRS)
    if pinned is not None:
        pid = int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])
        psutil.Process(pid).cpu_affinity([pinned])


async def _begun(url: str) -> tuple[Actor, Draft]:
    """The client of the tests' world, in both chats, with the first page of a job answered for real."""
    async with database(url):
        clock = SystemClock()
        client = (await build_world()).client
        code = await make_link_code(client, now=clock.now())
        await bind_chat(telegram(HOME.client), code, now=clock.now())
        turns = Turns(registry.load().forms, clock)
        begun = await turns.begin(client, "post_job", dialogue=False)
        row = await store.load(begun.draft_id)
        assert row is not None
        page = {"connection": row.draft.answers["connection"]["value"], **START}
        await turns.take(client, Token(begun.draft_id, row.draft.revision), Filled(page), dialogue=False)
        filled = await store.load(begun.draft_id)
        assert filled is not None
        assert filled.draft.answers.keys() == page.keys()
        return client, filled.draft
