"""Read the sections for many people at once: a constant number of statements, however many read."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.digests.load import all_numbers, all_sections
from core.digests.section import Numbers, Reader, Row, Saying, Section, Told
from core.kit.actor import Role
from core.kit.transaction import transaction
from core.notifications.digest_content import Content, Line, Part

MOST_LINES = 16
"""Lines of one digest, so that it fits into fifty blocks of Slack and one message of Telegram."""

_READERS = """
SELECT w.person AS reader, item.* FROM jsonb_to_recordset($1::jsonb) AS w(
  person bigint, agency bigint, client bigint, today date, now timestamptz, yesterday timestamptz,
  begins timestamptz, ends timestamptz, tomorrow_ends timestamptz)
CROSS JOIN LATERAL ({sql}) item
"""
_LINES = """
SELECT found.*, count(*) OVER () AS total, bool_or(found.due = w.today) OVER () AS has_today
FROM ({sql}) found
WHERE $2::bigint[] IS NULL OR found.id = ANY($2)
ORDER BY found.due NULLS LAST, found.id LIMIT $3
"""


@dataclass(slots=True)
class Gathered:
    """What was found for one reader."""

    content: Content
    has_today: bool = False
    """Something falls due today."""
    has_news: bool = False
    """Something happened that is worth telling."""

    @property
    def is_worth_telling(self) -> bool:
        return bool(self.content.parts) or self.has_news


@dataclass(slots=True)
class _Found:
    parts: list[Part] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    has_today: bool = False


async def gather(readers: Sequence[Reader]) -> dict[int, Gathered]:
    """The digest of each of these people, by the person."""
    found: dict[int, _Found] = {reader.person: _Found() for reader in readers}
    async with transaction() as connection:
        for section in all_sections():
            concerned = _wearers(readers, section.roles)
            for person, rows in (await _by_reader(connection, section, concerned)).items():
                found[person].parts.append(_part(section, rows))
                found[person].has_today |= bool(rows[0]["has_today"])
        for numbers in all_numbers():
            concerned = _wearers(readers, numbers.roles)
            for person, told in (await _told(connection, numbers, concerned)).items():
                found[person].told.append(told)
    return {reader.person: _gathered(reader, found[reader.person]) for reader in readers}


async def still_open(reader: Reader, content: Content) -> dict[str, set[int]]:
    """Which lines of a digest made earlier wait to this hour, by their section."""
    wanted: dict[str, list[int]] = {part.section: [line.id for line in part.lines] for part in content.parts}
    found: dict[str, set[int]] = {}
    async with transaction() as connection:
        for section in all_sections():
            if ids := wanted.get(section.name):
                followed = replace(section, sql=section.followed or section.sql)
                rows = await _rows(connection, followed, [reader], only=ids, limit=MOST_LINES)
                found[section.name] = {row["id"] for row in rows}
    return found


def _wearers(readers: Sequence[Reader], roles: Collection[Role]) -> list[Reader]:
    return [reader for reader in readers if reader.role in roles]


async def _by_reader(
    connection: BaseDBAsyncClient, section: Section, readers: Sequence[Reader]
) -> dict[int, list[Row]]:
    if not readers:
        return {}
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in await _rows(connection, section, readers, only=None, limit=section.most):
        rows[row["reader"]].append(row)
    return rows


async def _rows(
    connection: BaseDBAsyncClient,
    section: Section,
    readers: Sequence[Reader],
    *,
    only: list[int] | None,
    limit: int,
) -> list[dict[str, Any]]:
    sql = _READERS.format(sql=_LINES.format(sql=section.sql))
    return await connection.execute_query_dict(sql, [_as_rows(readers), only, limit])


async def _told(
    connection: BaseDBAsyncClient, numbers: Numbers, readers: Sequence[Reader]
) -> dict[int, Told]:
    if not readers:
        return {}
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in await connection.execute_query_dict(_READERS.format(sql=numbers.sql), [_as_rows(readers)]):
        rows[row["reader"]].append(row)
    return {person: numbers.tell(own) for person, own in rows.items()}


def _as_rows(readers: Sequence[Reader]) -> str:
    return orjson.dumps([reader.as_row() for reader in readers]).decode()


def _part(section: Section, rows: Sequence[Row]) -> Part:
    lines = tuple(_line(row["id"], section.say(row)) for row in rows)
    return Part(section.name, section.title, lines, rows[0]["total"], section.more, section.is_dated)


def _line(number: int, said: Saying) -> Line:
    return Line(number, said.text, said.subject, said.buttons)


def _gathered(reader: Reader, found: _Found) -> Gathered:
    content = Content(
        role=reader.role,
        day=reader.today,
        parts=within(found.parts),
        figures=tuple(figure for told in found.told for figure in told.figures),
        panels=tuple(panel for told in found.told for panel in told.panels),
    )
    return Gathered(
        content,
        has_today=found.has_today,
        has_news=any(told.is_news for told in found.told),
    )


def within(parts: Sequence[Part], most: int = MOST_LINES) -> tuple[Part, ...]:
    """As many lines as fit: each section keeps its first, then those of the highest rank their others."""
    room = [1] * len(parts)
    left = most - len(parts)
    for place, part in enumerate(parts):
        extra = min(len(part.lines) - 1, max(left, 0))
        room[place] += extra
        left -= extra
    return tuple(_shortened(part, count) for part, count in zip(parts, room, strict=True))


def _shortened(part: Part, count: int) -> Part:
    return replace(part, lines=part.lines[:count])
