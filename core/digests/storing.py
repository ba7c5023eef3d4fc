"""Keep digests as they were made, and put them on their way, many in one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.collected import mark_digested
from core.delivery.enqueue import enqueue_all
from core.delivery.notify import cards_for
from core.digests.section import Reader
from core.digests.sections.collected import SECTION
from core.kit.transaction import transaction
from core.kit.wire import pack
from core.notifications.digest_content import Content
from core.notifications.digests import DIGEST, params_of

KEPT_FOR = timedelta(days=90)
"""As long as cards are kept in step."""

# A second one for the same day of the same person is none.
_STORE = """
INSERT INTO digests (user_id, organization_id, role, day, content, created_at)
SELECT w.person, w.agency, w.role, w.day, w.content, $2
FROM jsonb_to_recordset($1::jsonb) AS w(person bigint, agency bigint, role text, day date, content jsonb)
ORDER BY w.person ON CONFLICT (user_id, day) DO NOTHING
RETURNING id, user_id
"""
# It is no news of the inbox: what it tells stands there already.
_NOTIFY = """
INSERT INTO notifications (receiver_id, organization_id, category, kind, subject, params, attachments, action,
                           outcome, outcome_params, nudges, seen_at, created_at)
SELECT w.person, w.agency, $2, $3, w.subject, w.params, '[]', '', '', '{}', 0, $4, $4
FROM jsonb_to_recordset($1::jsonb) AS w(person bigint, agency bigint, subject text, params jsonb)
ORDER BY w.person
RETURNING id, receiver_id
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A digest to keep; without a day where somebody asked for it."""

    reader: Reader
    content: Content
    day: date | None = None


async def store(connection: BaseDBAsyncClient, made: Sequence[Made], *, now: datetime) -> dict[int, int]:
    """The ids of those which are new, by the person."""
    rows = [
        {
            "person": one.reader.person,
            "agency": one.reader.agency,
            "role": one.reader.role,
            "day": one.day,
            "content": one.content.packed(),
        }
        for one in made
    ]
    stored = await connection.execute_query_dict(_STORE, [orjson.dumps(rows).decode(), now])
    return {row["user_id"]: row["id"] for row in stored}


async def send(
    connection: BaseDBAsyncClient,
    made: Sequence[Made],
    ids: Mapping[int, int],
    *,
    kept: Mapping[int, Sequence[int]],
    now: datetime,
) -> None:
    """One card for each chat of each person, behind everything else; what was kept for it is in no other."""
    rows: list[dict[str, Any]] = [
        {
            "person": one.reader.person,
            "agency": one.reader.agency,
            "subject": f"digest:{ids[one.reader.person]}",
            "params": pack(params_of(ids[one.reader.person], one.content, now)),
        }
        for one in made
    ]
    told = await connection.execute_query_dict(
        _NOTIFY, [orjson.dumps(rows).decode(), DIGEST.category, DIGEST.name, now]
    )
    await enqueue_all(await cards_for(connection, DIGEST, told), now=now)
    bringing = [one.reader.person for one in made if SECTION in {part.section for part in one.content.parts}]
    await mark_digested([one for person in bringing for one in kept.get(person, ())], now=now)


async def forget_old_digests(before: datetime) -> None:
    """Forget digests nobody scrolls back to."""
    async with transaction() as connection:
        await connection.execute_query_dict("DELETE FROM digests WHERE created_at < $1", [before])
