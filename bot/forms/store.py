"""The rows of drafts: loaded, claimed and saved by hand-written statements, for every turn passes here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from tortoise import connections
from tortoise.exceptions import IntegrityError

from bot.forms.draft import Cursor, Draft
from core.kit.wire import pack
from core.models.enums import DraftStatus

COLUMNS = (
    "id, user_id, form, form_version, subject, answers, facts, cursor, revision, status, surface, result,"
    " expires_at, updated_at, channel"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A draft with what only the house needs to know of it."""

    draft: Draft
    user_id: int
    version: int
    status: DraftStatus
    surface: Mapping[str, Any]
    result: Mapping[str, Any] | None
    updated_at: datetime
    channel: str
    """The chat it was touched in last."""
    created: bool = False


def _json(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value


def _row(found: Mapping[str, Any]) -> Row:
    draft = Draft(
        id=found["id"],
        form=found["form"],
        subject=found["subject"],
        revision=found["revision"],
        answers=_json(found["answers"]),
        facts=_json(found["facts"]),
        cursor=Cursor.from_json(_json(found["cursor"])),
    )
    result = _json(found["result"])
    status = DraftStatus(found["status"])
    return Row(
        draft,
        found["user_id"],
        found["form_version"],
        status,
        _json(found["surface"]),
        result,
        found["updated_at"],
        found["channel"] or "",
        bool(dict(found).get("created", False)),
    )


def dumps(value: Any) -> str:
    return orjson.dumps(pack(value)).decode()


async def _rows(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await connections.get("default").execute_query_dict(sql, values)
    return found


async def load(draft_id: int) -> Row | None:
    """The draft of this id, whoever's it is."""
    found = await _rows(f"SELECT {COLUMNS} FROM conversation_drafts WHERE id = $1", [draft_id])  # noqa: S608
    return _row(found[0]) if found else None


BEGIN = f"""
INSERT INTO conversation_drafts
    (user_id, form, form_version, subject, answers, facts, cursor, revision, status, channel, surface,
     expires_at, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, '{{}}', 0, 'open', $7, '{{}}', $8, $9, $9)
ON CONFLICT (user_id, form, subject) WHERE status = 'open'
DO UPDATE SET channel = excluded.channel, updated_at = excluded.updated_at, expires_at = excluded.expires_at
RETURNING {COLUMNS}, (xmax = 0) AS created
"""  # noqa: S608


async def begin(
    user_id: int, draft: Draft, version: int, channel: str, expires: datetime, now: datetime
) -> Row:
    """Open a draft, or find the one already open for this person, form and subject."""
    answers, facts = dumps(draft.answers), dumps(draft.facts)
    values = [user_id, draft.form, version, draft.subject, answers, facts, channel, expires, now]
    return _row((await _rows(BEGIN, values))[0])


SAVE = """
WITH seen AS (
    INSERT INTO seen_events (source, event_id, seen_at)
    SELECT $8::text, $9::text, $6 WHERE $9::text <> '' ON CONFLICT DO NOTHING RETURNING 1
)
UPDATE conversation_drafts
SET answers = $3, facts = $4, cursor = $5, revision = revision + 1, updated_at = $6, channel = $7,
    expires_at = $10
WHERE id = $1 AND revision = $2 AND status = 'open' AND ($9::text = '' OR EXISTS (SELECT 1 FROM seen))
RETURNING revision
"""


async def save(draft: Draft, *, channel: str, event_id: str, expires: datetime, now: datetime) -> bool:
    """Keep the draft if nobody was faster and this event is new; the revision goes up by one."""
    answers, facts, cursor = dumps(draft.answers), dumps(draft.facts), dumps(draft.cursor.to_json())
    source = channel or "house"
    values = [
        draft.id, draft.revision, answers, facts, cursor, now, channel, source, event_id, expires,
    ]  # fmt: skip
    return bool(await _rows(SAVE, values))


async def save_quietly(draft: Draft, *, now: datetime) -> bool:
    """Keep what a worker learnt: as `save`, but the draft stays in the chat it is in."""
    found = await _rows(
        "UPDATE conversation_drafts SET answers = $3, facts = $4, updated_at = $5, revision = revision + 1"
        " WHERE id = $1 AND revision = $2 AND status IN ('open', 'parked') RETURNING revision",
        [draft.id, draft.revision, dumps(draft.answers), dumps(draft.facts), now],
    )
    return bool(found)


CLOSE = """
WITH seen AS (
    INSERT INTO seen_events (source, event_id, seen_at)
    SELECT $5::text, $6::text, $4 WHERE $6::text <> '' ON CONFLICT DO NOTHING RETURNING 1
)
UPDATE conversation_drafts
SET status = $3::text, revision = revision + 1, updated_at = $4,
    submitted_at = CASE WHEN $3::text = 'submitted' THEN $4::timestamptz END
WHERE id = $1 AND revision = $2 AND status = 'open' AND ($6::text = '' OR EXISTS (SELECT 1 FROM seen))
RETURNING revision
"""


async def close(draft: Draft, status: DraftStatus, now: datetime, *, channel: str, event_id: str) -> bool:
    """End the draft if nobody was faster and this event is new."""
    values = [draft.id, draft.revision, status.value, now, channel or "house", event_id]
    return bool(await _rows(CLOSE, values))


async def keep_result(draft_id: int, result: Mapping[str, Any]) -> None:
    """What the closing card said, for whoever presses again."""
    await _rows("UPDATE conversation_drafts SET result = $2 WHERE id = $1", [draft_id, dumps(result)])


async def keep_surface(draft_id: int, channel: str, where: Mapping[str, Any]) -> None:
    """Where the conversation's card or modal stands now."""
    await _rows(
        "UPDATE conversation_drafts SET surface = surface || jsonb_build_object($2::text, $3::jsonb)"
        " WHERE id = $1",
        [draft_id, channel, dumps(where)],
    )


async def reopen(draft_id: int, channel: str, now: datetime) -> bool:
    """Take a parked draft up again, unless the person has meanwhile begun the same conversation anew."""
    try:
        found = await _rows(
            "UPDATE conversation_drafts SET status = 'open', channel = $2, updated_at = $3,"
            " revision = revision + 1 WHERE id = $1 AND status = 'parked' RETURNING id",
            [draft_id, channel, now],
        )
    except IntegrityError:
        return False
    return bool(found)


async def touch(draft_id: int, channel: str, now: datetime) -> None:
    """What is typed in this chat from now on belongs to this draft."""
    await _rows(
        "UPDATE conversation_drafts SET channel = $2, updated_at = $3 WHERE id = $1 AND status = 'open'",
        [draft_id, channel, now],
    )


async def latest_open(user_id: int, channel: str) -> int | None:
    """The draft a typed answer in this chat belongs to: the one touched last."""
    found = await _rows(
        "SELECT id FROM conversation_drafts WHERE user_id = $1 AND status = 'open' AND channel = $2"
        " ORDER BY updated_at DESC, id DESC LIMIT 1",
        [user_id, channel],
    )
    return found[0]["id"] if found else None


UNFINISHED = f"""
SELECT {COLUMNS} FROM conversation_drafts WHERE user_id = $1 AND status IN ('open', 'parked')
ORDER BY updated_at DESC LIMIT $2
"""  # noqa: S608


async def unfinished(user_id: int, limit: int = 10) -> list[Row]:
    """The person's open and parked drafts, last touched first."""
    found = await _rows(UNFINISHED, [user_id, limit])
    return [_row(one) for one in found]
