"""Write into a ticket, or send files to it; the other side reads it in his own chats."""

from dataclasses import dataclass
from datetime import datetime

from core.audit import record
from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import Message, StoredFile, Ticket
from core.models.enums import TicketStatus
from core.notifications.support import TICKET_REPLY_FOR_HELPER, TICKET_REPLY_FOR_RAISER
from core.support.access import Seat, Side, ticket_to_write
from core.support.files import attached, keep_with, own_files
from core.support.news import end_waits, subject_of, tell
from core.support.rules import MOST_REPLIES, REPLY_SPAN, TEXT, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A text, files, or both."""

    text: str = ""
    file_ids: tuple[int, ...] = ()


async def reply_ticket(actor: Actor, ticket_id: int, reply: Reply, *, now: datetime) -> Ticket:
    """Keep the message and mirror it to the other side; where nobody has taken the ticket yet, it waits."""
    async with transaction(actor):
        seat = await ticket_to_write(actor, ticket_id, lock=True)
        check_open(seat.ticket)
        await _check_pace(actor, now)
        files = await own_files(actor, reply.file_ids, field="file")
        text = told("text", reply.text, TEXT, least=0 if files else 1)
        message = await Message.create(
            ticket_id=ticket_id, author_id=actor.user_id, message=text, sent_at=now
        )
        await keep_with(seat.ticket, files, message)
        seat.ticket.updated_at = now
        await seat.ticket.save(update_fields=["updated_at"])
        await record(actor, "reply_ticket", subject_of(seat.ticket), now=now, message=message.id)
        await _mirror(actor, seat, text, files, now)
    return seat.ticket


def check_open(ticket: Ticket) -> None:
    """Nothing is written into a closed ticket."""
    if ticket.status is TicketStatus.CLOSED:
        raise WrongState(
            N_("Ticket {number} is closed. Reopen it to write on: /tickets shows it."), number=ticket.id
        )


async def _check_pace(actor: Actor, now: datetime) -> None:
    sent = Message.filter(author_id=actor.user_id, sent_at__gt=now - REPLY_SPAN)
    if await sent.count() >= MOST_REPLIES:
        raise WrongState(
            N_("You sent {count} messages within an hour. Please wait a little, then write the rest in one."),
            count=MOST_REPLIES,
        )


async def _mirror(actor: Actor, seat: Seat, text: str, files: list[StoredFile], now: datetime) -> None:
    """Tell the other side, and let what waited for this answer rest."""
    from_raiser = seat.side is Side.RAISER
    answered, asked = (
        ("answer_helper", "answer_raiser") if from_raiser else ("answer_raiser", "answer_helper")
    )
    done, more = Text(N_("Answered by {name}"), {"name": actor.name}), Text(N_("More was written below"))
    await end_waits(seat.ticket, answered, by=actor, now=now, outcome=done)
    # Of several messages only the newest asks for an answer.
    await end_waits(seat.ticket, asked, by=actor, now=now, outcome=more)
    reader = seat.helper.id if from_raiser and seat.helper else seat.ticket.raised_by_id
    if reader == actor.user_id:
        return
    await tell(
        TICKET_REPLY_FOR_HELPER if from_raiser else TICKET_REPLY_FOR_RAISER,
        [reader],
        seat.ticket,
        now=now,
        by=actor.name,
        text=text,
        files=[one.name for one in files],
        attachments=attached(files),
    )
