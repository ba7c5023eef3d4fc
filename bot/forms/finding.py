"""A person's unfinished drafts, found."""

from bot.forms.store import COLUMNS, Row, card_name, read_row, rows
from core.ports import Shown

PAGE_SIZE = 4
"""Drafts shown at a time, each with its buttons."""


async def latest_open(user_id: int, channel: str) -> int | None:
    """The draft a typed answer in this chat belongs to: the one touched last."""
    found = await rows(
        "SELECT id FROM conversation_drafts WHERE user_id = $1 AND status = 'open' AND channel = $2"
        " ORDER BY updated_at DESC, id DESC LIMIT 1",
        [user_id, channel],
    )
    return found[0]["id"] if found else None


_STANDING_ON = """
SELECT id FROM conversation_drafts
WHERE {whose} = $1 AND surface -> $2::text -> 'cards' ? $3 ORDER BY id DESC LIMIT 1
"""


async def standing_on(user_id: int, channel: str, card: Shown) -> int | None:
    """The conversation a card belongs to, also where it is over or somebody else's by now."""
    for whose in ("user_id", "handed_by_id"):
        found = await rows(_STANDING_ON.format(whose=whose), [user_id, channel, card_name(card)])
        if found:
            return int(found[0]["id"])
    return None


_PUT_ASIDE = """
SELECT id FROM conversation_drafts aside
WHERE user_id = $1 AND form = $2 AND subject = $3 AND status = 'parked' AND NOT EXISTS (
    SELECT 1 FROM conversation_drafts live WHERE live.user_id = aside.user_id AND live.form = aside.form
    AND live.subject = aside.subject AND live.status = 'open')
ORDER BY updated_at DESC, id DESC LIMIT 1
"""


async def put_aside(user_id: int, form: str, subject: str) -> int | None:
    """The conversation about this very thing that waits, where none about it is under way."""
    found = await rows(_PUT_ASIDE, [user_id, form, subject])
    return int(found[0]["id"]) if found else None


async def only_one(user_id: int) -> int | None:
    """The draft that “go on” can only mean: the one open, or else the one put aside."""
    found = await rows(
        "SELECT id, status FROM conversation_drafts WHERE user_id = $1 AND status IN ('open', 'parked')"
        " ORDER BY status = 'open' DESC, updated_at DESC LIMIT 2",
        [user_id],
    )
    is_clear = len(found) == 1 or (len(found) == 2 and found[0]["status"] != found[1]["status"])
    return found[0]["id"] if is_clear else None


UNFINISHED = f"""
SELECT {COLUMNS} FROM conversation_drafts WHERE user_id = $1 AND status IN ('open', 'parked')
AND ($2::bigint IS NULL OR (updated_at, id) <
     (SELECT last.updated_at, last.id FROM conversation_drafts last WHERE last.id = $2))
ORDER BY updated_at DESC, id DESC LIMIT $3
"""  # noqa: S608


async def unfinished(user_id: int, before: int | None, limit: int) -> list[Row]:
    """Open and parked drafts, last touched first, from behind this one."""
    return [read_row(one) for one in await rows(UNFINISHED, [user_id, before, limit])]
