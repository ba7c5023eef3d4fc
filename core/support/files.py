"""Files of a ticket: they belong to who sends them, and follow its messages to the other side."""

from collections.abc import Sequence

from core.kit.actor import Actor
from core.kit.card import Attachment
from core.kit.errors import InvalidValue
from core.kit.words import N_
from core.models import Message, StoredFile, Ticket, TicketFile
from core.support.rules import MOST_FILES


async def own_files(actor: Actor, ids: Sequence[int], *, field: str) -> list[StoredFile]:
    """The files this person sent, in their order; anybody else's are not found."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > MOST_FILES:
        raise InvalidValue(field, N_("At most {most} files go with one message."), most=MOST_FILES)
    found = {one.id: one for one in await StoredFile.filter(id__in=wanted, owner_id=actor.user_id)}
    if len(found) < len(wanted):
        raise InvalidValue(field, N_("I cannot find that file. Please send it again."))
    return [found[one] for one in wanted]


async def keep_with(ticket: Ticket, files: Sequence[StoredFile], message: Message | None = None) -> None:
    """Put the files to the description, or to a message."""
    await TicketFile.bulk_create(
        [TicketFile(ticket_id=ticket.id, message=message, file_id=one.id) for one in files]
    )


def attached(files: Sequence[StoredFile]) -> list[Attachment]:
    """As a card carries them."""
    return [Attachment(one.id, one.name, one.media_type) for one in files]
