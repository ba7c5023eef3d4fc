"""What one writes by hand on asyncpg: a loop that does the same as ours, or one that sends and marks only."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

import aiohttp
import asyncpg
import orjson

from bot.handlers.telegram.transport import TelegramTransport
from core.delivery.composed import composed
from core.delivery.quiet import quiet_until
from core.kit.card import Card
from core.kit.words import Words
from core.notifications.compose import Told
from core.notifications.jobs import JOB_APPROVED
from core.ports import Address
from tests.bench.side import Side
from tests.bench.sides.sending import ABREAST, PARAMS, bot_at, card, no_file, took

READER = f"""
SELECT person.id, locale, zone, quiet_from, quiet_to, is_active, wish.mode FROM users person
LEFT JOIN notification_preferences wish ON wish.user_id = person.id AND wish.channel = 'telegram'
  AND wish.category = '{JOB_APPROVED.category}'
"""  # noqa: S608 - a constant of ours

CARDS = """
CREATE TABLE {name} (id bigserial PRIMARY KEY, news bigint, person bigint NOT NULL, chat text NOT NULL,
    message text NOT NULL, shown text NOT NULL, sent_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (chat, message));
CREATE INDEX ON {name} (news);
"""
"""The cards that stand in chats, so that each can be brought up to date."""


def wanted(reader: asyncpg.Record, news: str) -> tuple[Card, str] | None:
    """The card of the news in the reader's own words and what it shows, if he wants it now."""
    now = datetime.now(UTC)
    is_quiet = quiet_until(now, reader["zone"], reader["quiet_from"], reader["quiet_to"])
    if not reader["is_active"] or reader["mode"] in ("muted", "digest") or is_quiet:
        return None
    return _card(news, reader["locale"], reader["zone"])


@cache
def _card(news: str, locale: str, zone: str) -> tuple[Card, str]:
    """The same news goes to many, here as well."""
    return composed(Told(JOB_APPROVED, orjson.loads(news)), Words(locale, zone))


class Whole:
    """One message of a chat at a time, under a lease; who wants it; the provider's id and the card kept."""

    make = f"""
        CREATE TABLE whole (id bigserial PRIMARY KEY, person bigint NOT NULL, chat text NOT NULL,
            news jsonb NOT NULL, state smallint NOT NULL DEFAULT 0, attempts int NOT NULL DEFAULT 0,
            lease_until timestamptz, message text, sent_at timestamptz);
        CREATE INDEX ON whole (id) WHERE state < 2;
        CREATE INDEX ON whole (chat, id) WHERE state < 2;
        {CARDS.format(name="whole_cards")}
    """
    _add = "INSERT INTO whole (person, chat, news) SELECT told, told, $2 FROM unnest($1::bigint[]) AS told"
    _claim = """
        UPDATE whole SET state = 1, attempts = attempts + 1, lease_until = now() + interval '60 s'
        WHERE id = ANY(ARRAY(
            SELECT id FROM (
                SELECT id, chat FROM whole WHERE state < 2 AND (state = 0 OR lease_until < now())
                ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED) AS ready
            WHERE (
                SELECT id FROM whole older
                WHERE older.chat = ready.chat AND older.id < ready.id AND older.state < 2 LIMIT 1) IS NULL))
        RETURNING id, person, chat, news
    """
    _finish = """
        WITH sent AS (
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[]) AS told(id, message, shown)
        ), done AS (
            UPDATE whole SET state = 2, message = sent.message, sent_at = now(), lease_until = NULL
            FROM sent WHERE whole.id = sent.id
            RETURNING whole.id, person, chat, sent.message, shown)
        INSERT INTO whole_cards (news, person, chat, message, shown)
        SELECT id, person, chat, message, shown FROM done
    """

    async def add(self, pool: asyncpg.Pool, people: list[int]) -> None:
        await pool.execute(self._add, people, orjson.dumps(PARAMS).decode())

    async def some(self, pool: asyncpg.Pool, out: TelegramTransport) -> int:
        rows = await pool.fetch(self._claim, ABREAST)
        found = await pool.fetch(f"{READER} WHERE person.id = ANY($1)", [row["person"] for row in rows])
        readers = {reader["id"]: reader for reader in found}

        async def one(row: asyncpg.Record) -> tuple[int, str, str]:
            reader = readers[row["person"]]
            told = wanted(reader, row["news"])
            assert told is not None
            words = Words(reader["locale"], reader["zone"])
            shown = await out.send(Address("telegram", "", row["chat"]), told[0], words)
            return row["id"], shown.message, told[1]

        sent = await asyncio.gather(*(one(row) for row in rows))
        await pool.execute(self._finish, *([each[place] for each in sent] for place in range(3)))
        return len(rows)


class Bare:
    """No lease that ends, no order in a chat, nobody's wishes, no card to keep in step: sent and marked."""

    make = """
        CREATE TABLE bare (id bigserial PRIMARY KEY, chat text NOT NULL,
            state smallint NOT NULL DEFAULT 0, message text);
        CREATE INDEX ON bare (id) WHERE state = 0;
    """
    _claim = """
        UPDATE bare SET state = 1 WHERE id IN (
            SELECT id FROM bare WHERE state = 0 ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, chat
    """
    _finish = """
        UPDATE bare SET state = 2, message = sent.message
        FROM unnest($1::bigint[], $2::text[]) AS sent(id, message) WHERE bare.id = sent.id
    """

    async def add(self, pool: asyncpg.Pool, people: list[int]) -> None:
        await pool.execute("INSERT INTO bare (chat) SELECT unnest($1::bigint[])", people)

    async def some(self, pool: asyncpg.Pool, out: TelegramTransport) -> int:
        async def one(row: asyncpg.Record) -> str:
            return (await out.send(Address("telegram", "", row["chat"]), card(), Words())).message

        rows = await pool.fetch(self._claim, ABREAST)
        messages = await asyncio.gather(*(one(row) for row in rows))
        await pool.execute(self._finish, [row["id"] for row in rows], messages)
        return len(rows)


@asynccontextmanager
async def loop(owner_url: str, api: str, *, whole: bool) -> AsyncIterator[Side]:
    """Claim a hundred, send them abreast by our own transport, write down what became of them; again."""
    way: Whole | Bare = Whole() if whole else Bare()
    async with asyncpg.create_pool(owner_url, min_size=1) as pool, aiohttp.ClientSession() as session:
        await pool.execute(way.make)
        out = TelegramTransport(bot_at(api, session), no_file)

        async def send_all() -> None:
            while await way.some(pool, out):
                pass

        async def work(people: list[int]) -> dict[str, Any]:
            await way.add(pool, people)
            return await took(send_all())

        yield Side(work=work)
