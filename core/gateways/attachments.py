"""The bytes of a file that goes with a card: stored, or made at the moment of sending."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from core.kit.card import Attachment
from core.kit.clock import Clock
from core.kit.errors import Rejected
from core.models import StoredFileContent

# What draws a file is loaded when the first one is wanted: fonts and drawing take a tenth of a start.
Maker = Callable[[list[int], datetime], Awaitable[bytes]]


async def _calendar(keys: list[int], now: datetime) -> bytes:
    from core.gateways.made_calendar import made_calendar

    interview_id, user_id = keys
    return await made_calendar(interview_id, user_id, now)


async def _invoice(keys: list[int], now: datetime) -> bytes:
    from core.gateways.made_invoice import made_invoice

    (invoice_id,) = keys
    return await made_invoice(invoice_id, now)


async def _digest(keys: list[int], now: datetime) -> bytes:
    from core.gateways.made_digest import made_digest

    (digest_id,) = keys
    return await made_digest(digest_id)


MAKERS: Mapping[str, Maker] = {"calendar": _calendar, "invoice_pdf": _invoice, "digest_picture": _digest}
"""By the word before the first colon of `Attachment.make`; the ids behind it are theirs."""


class Attachments:
    """Loads any attachment; the transports of the chats and the mail are given its `load`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def load(self, attachment: Attachment) -> bytes:
        """The stored bytes, or what its maker makes of the rows as they stand now."""
        if not attachment.make:
            return await _stored(attachment.file_id)
        name, *keys = attachment.make.split(":")
        maker = MAKERS.get(name)
        if maker is None:
            raise Rejected(f"nothing makes an attachment of the kind {name}")
        return await maker([int(key) for key in keys], self._clock.now())


async def _stored(file_id: int) -> bytes:
    row = await StoredFileContent.get_or_none(file_id=file_id)
    if row is None:
        raise Rejected("the bytes of an attachment are gone")
    return bytes(row.content)
