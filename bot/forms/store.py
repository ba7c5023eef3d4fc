"""The rows of drafts: loaded, claimed and saved by hand-written statements, for every turn passes here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from tortoise import connections

from bot.forms.draft import Cursor, Draft
from bot.forms.standing import Standing
from core.drafts.deadlines import Deadlines
from core.kit.wire import pack
from core.models.enums import DraftStatus
from core.ports import Shown

COLUMNS = (
    "id, user_id, form, form_version, title, subject, about, answered, asked, answers, facts, cursor,"
    " revision, status, surface, result, reminded_at, expires_at, updated_at, channel, handed_by_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A draft with what only the house needs to know of it."""

    draft: Draft
    user_id: int
    version: int
    title: str
    """The form's title when it was touched last, also where the form is gone."""
    standing: Standing
    status: DraftStatus
    surface: Mapping[str, Any]
    result: Mapping[str, Any] | None
    updated_at: datetime
    expires_at: datetime
    channel: str
    """The chat it was touched in last; empty while nobody took it up who was handed it."""
    is_reminded: bool = False
    """A card that asks to go on stands in the owner's chats."""
    handed_by: int | None = None
    created: bool = False


def _json(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value


def read_row(found: Mapping[str, Any]) -> Row:
    """What the statements of this package return."""
    draft = Draft(
        id=found["id"],
        form=found["form"],
        subject=found["subject"],
        revision=found["revision"],
        answers=_json(found["answers"]),
        facts=_json(found["facts"]),
        cursor=Cursor.from_json(_json(found["cursor"])),
    )
    return Row(
        draft=draft,
        user_id=found["user_id"],
        version=found["form_version"],
        title=found["title"],
        standing=Standing(found["about"], found["answered"], found["asked"]),
        status=DraftStatus(found["status"]),
        surface=_json(found["surface"]),
        result=_json(found["result"]),
        updated_at=found["updated_at"],
        expires_at=found["expires_at"],
        channel=found["channel"] or "",
        is_reminded=found["reminded_at"] is not None,
        handed_by=found["handed_by_id"],
        created=bool(dict(found).get("created", False)),
    )


def dumps(value: Any) -> str:
    return orjson.dumps(pack(value)).decode()


async def rows(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    """Inside a transaction this is the transaction's own connection."""
    found: list[dict[str, Any]] = await connections.get("default").execute_query_dict(sql, values)
    return found


async def load(draft_id: int) -> Row | None:
    """The draft of this id, whoever's it is."""
    found = await rows(f"SELECT {COLUMNS} FROM conversation_drafts WHERE id = $1", [draft_id])  # noqa: S608
    return read_row(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Touch:
    """What a turn leaves in the row beside the draft itself."""

    now: datetime
    due: Deadlines
    standing: Standing
    version: int
    title: str
    channel: str
    event_id: str = ""


# One that is already open is only looked at: it may have to move here from the other chat.
BEGIN = f"""
INSERT INTO conversation_drafts
    (user_id, form, form_version, title, subject, about, answered, asked, answers, facts, cursor, revision,
     status, channel, surface, nudge_at, expires_at, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{{}}', 0, 'open', $11, '{{}}', $12, $13, $14, $14)
ON CONFLICT (user_id, form, subject) WHERE status = 'open'
DO UPDATE SET updated_at = excluded.updated_at
RETURNING {COLUMNS}, (xmax = 0) AS created
"""  # noqa: S608


async def begin(user_id: int, draft: Draft, touch: Touch) -> Row:
    """Open a draft, or find the one already open for this person, form and subject."""
    standing, due = touch.standing, touch.due
    values = [
        user_id, draft.form, touch.version, touch.title, draft.subject,
        standing.about, standing.answered, standing.asked,
        dumps(draft.answers), dumps(draft.facts), touch.channel, due.nudge, due.end, touch.now,
    ]  # fmt: skip
    return read_row((await rows(BEGIN, values))[0])


SAVE = """
WITH seen AS (
    INSERT INTO seen_events (source, event_id, seen_at)
    SELECT $8::text, $9::text, $6 WHERE $9::text <> '' ON CONFLICT DO NOTHING RETURNING 1
)
UPDATE conversation_drafts
SET answers = $3, facts = $4, cursor = $5, revision = revision + 1, updated_at = $6, channel = $7,
    nudge_at = $10, expires_at = $11, reminded_at = NULL, about = $12, answered = $13, asked = $14,
    form_version = $15, title = $16, status = $17::text
WHERE id = $1 AND revision = $2 AND status = 'open' AND ($9::text = '' OR EXISTS (SELECT 1 FROM seen))
RETURNING revision
"""


async def save(draft: Draft, touch: Touch, status: DraftStatus = DraftStatus.OPEN) -> bool:
    """Keep the draft if nobody was faster and this event is new; the revision goes up by one."""
    standing, due = touch.standing, touch.due
    values = [
        draft.id, draft.revision, dumps(draft.answers), dumps(draft.facts), dumps(draft.cursor.to_json()),
        touch.now, touch.channel, touch.channel or "house", touch.event_id, due.nudge, due.end,
        standing.about, standing.answered, standing.asked, touch.version, touch.title, status.value,
    ]  # fmt: skip
    return bool(await rows(SAVE, values))


async def save_quietly(draft: Draft, *, now: datetime) -> bool:
    """Keep what a worker learnt: as `save`, but the draft stays where it is and as it is."""
    found = await rows(
        "UPDATE conversation_drafts SET answers = $3, facts = $4, updated_at = $5, revision = revision + 1"
        " WHERE id = $1 AND revision = $2 AND status IN ('open', 'parked') RETURNING revision",
        [draft.id, draft.revision, dumps(draft.answers), dumps(draft.facts), now],
    )
    return bool(found)


# The newest twelve of its cards: nobody replies to one further up.
KEEP_SURFACE = """
UPDATE conversation_drafts
SET surface = surface || jsonb_build_object($2::text,
    coalesce($3::jsonb, surface -> $2::text, '{}') || jsonb_build_object('cards', jsonb_path_query_array(
        coalesce(surface -> $2::text -> 'cards', '[]') || $4::jsonb, '$[last - 11 to last]'))
    || jsonb_strip_nulls(jsonb_build_object('way_back', surface -> $2::text -> 'way_back')) || $5::jsonb)
WHERE id = $1
"""


READING, WAY_BACK = "reading", "way_back"
"""Noted beside a place: the message that says a file is being read, and the one whose button leads back.
The latter is kept when the place changes."""


async def keep_surface(
    draft_id: int,
    channel: str,
    where: Mapping[str, Any] | None,
    card: Shown | None = None,
    *,
    noted: Mapping[str, Any] | None = None,
) -> None:
    """Where the conversation's card or modal stands now (None: where it stood), and one more card of it.

    What is `noted` stands beside that.
    """
    cards, place = [] if card is None else [card_name(card)], None if where is None else dumps(where)
    await rows(KEEP_SURFACE, [draft_id, channel, place, dumps(cards), dumps(noted or {})])


def card_name(card: Shown) -> str:
    """A message among the cards of a draft."""
    return f"{card.chat}/{card.message}"


def card_named(name: str) -> Shown | None:
    """The message of that name; none for an empty one."""
    chat, _, message = name.partition("/")
    return Shown(chat, message) if message else None


async def take_up(row: Row, channel: str, due: Deadlines, now: datetime) -> bool:
    """What is typed in this chat from now on belongs to this draft; a card left elsewhere is stale.

    IntegrityError: the same conversation was meanwhile begun anew.
    """
    found = await rows(
        "UPDATE conversation_drafts SET status = 'open', channel = $3::text, updated_at = $4, nudge_at = $5,"
        " expires_at = $6, reminded_at = NULL,"
        " revision = revision + (status = 'parked' OR channel IS DISTINCT FROM $3::text)::int"
        " WHERE id = $1 AND user_id = $2 AND status IN ('open', 'parked') RETURNING id",
        [row.draft.id, row.user_id, channel, now, due.nudge, due.end],
    )
    return bool(found)
