"""The files of a card that its chat has already: kept with the message, so that a next try sends the rest."""

from dataclasses import dataclass

import orjson

from core.delivery.lanes import Leased
from core.kit.transaction import transaction

FILES = "files"
"""In the payload of the outbox row: the chat's ids of its files."""
_KEEP = "UPDATE outbox_messages SET payload = payload || jsonb_build_object('files', $2::jsonb) WHERE id = $1"


@dataclass(slots=True)
class OutboxFiles:
    """Fulfils FilesSent for one outbox row; a worker that dies in between leaves them to the next."""

    message_id: int
    ids: tuple[str, ...]

    @classmethod
    def of(cls, message: Leased) -> "OutboxFiles":
        return cls(message.id, tuple(message.payload.get(FILES, ())))

    async def add(self, *ids: str) -> None:
        self.ids += ids
        async with transaction() as connection:
            await connection.execute_query(_KEEP, [self.message_id, orjson.dumps(self.ids).decode()])
