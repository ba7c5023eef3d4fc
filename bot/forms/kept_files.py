"""The files of a draft in our own store: put there, read back, and dropped when no answer names them."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from core.gateways.file_types import type_of
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.models import StoredFile, StoredFileContent

ANSWER = "answer"
"""The purpose of a file until a use-case takes it over."""
HELD = "held"
"""In an answer that waits: the stored file of an upload whose content is still to be looked at."""


async def keep_file(actor: Actor, name: str, content: bytes) -> StoredFile:
    """Store a file that a person sent."""
    async with transaction(actor):
        stored = await StoredFile.create(
            organization_id=actor.organization_id,
            owner_id=actor.user_id,
            purpose=ANSWER,
            name=name[:255],
            media_type=type_of(content).media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        await StoredFileContent.create(file_id=stored.id, content=content)
    return stored


async def held_file(actor: Actor, file_id: int) -> tuple[StoredFile, bytes] | None:
    """The person's own file and its bytes; None where it is gone or somebody else's."""
    stored = await StoredFile.get_or_none(id=file_id, owner_id=actor.user_id, purpose=ANSWER)
    content = await StoredFileContent.get_or_none(file_id=file_id) if stored is not None else None
    return (stored, bytes(content.content)) if stored is not None and content is not None else None


def replaced(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[int]:
    """The files that answers named before and none names now."""
    return files_of(before) - files_of(after)


def files_of(answers: Mapping[str, Any]) -> set[int]:
    """The files that answers name."""
    return set(_named(answers))


async def drop_files(ids: Collection[int]) -> None:
    """Delete files that no answer names any more; in the transaction of the change."""
    if ids:
        await StoredFile.filter(id__in=ids, purpose=ANSWER).delete()


def _named(answers: Mapping[str, Any]) -> Iterator[int]:
    for value in answers.values():
        if isinstance(value, dict):
            yield from (value[name] for name in ("stored", HELD) if isinstance(value.get(name), int))
