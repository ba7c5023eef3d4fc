"""What a person chose last for a question, read from the conversations he has finished."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orjson import loads
from tortoise import connections

MOST_DRAFTS = 20
MOST_RECENT = 3
_SUBMITTED = """
SELECT answers FROM conversation_drafts WHERE user_id = $1 AND status = 'submitted' ORDER BY id DESC LIMIT $2
"""


async def recent_values(user_id: int, name: str) -> Sequence[str]:
    """The values last picked for a question of this name, latest first."""
    rows = await connections.get("default").execute_query_dict(_SUBMITTED, [user_id, MOST_DRAFTS])
    picked = (value for row in rows for value in _picked(_read(row["answers"]), name))
    return list(dict.fromkeys(picked))[:MOST_RECENT]


def _read(answers: Any) -> Mapping[str, Any]:
    read: Mapping[str, Any] = loads(answers) if isinstance(answers, str | bytes) else answers
    return read


def _picked(answers: Mapping[str, Any], name: str) -> Iterator[str]:
    for key, kept in answers.items():
        if key.rpartition(".")[2] != name:
            continue
        for one in kept if isinstance(kept, list) else [kept]:
            if isinstance(one, dict) and "value" in one:
                yield str(one["value"])
