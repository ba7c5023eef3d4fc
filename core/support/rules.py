"""What a ticket may say, how many there may be, and which way it goes."""

from datetime import timedelta

from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.words import N_, Text
from core.models.enums import TicketStatus
from core.support.labels import STATES

TITLE, TEXT = 100, 2000
"""The longest title, and the longest description or reply: one message of either chat holds it whole."""
MOST_FILES = 5
FILE_TYPES = ("pdf", "docx", "png", "jpg")
MOST_FILE_MB = 10
MOST_TICKETS, TICKET_SPAN = 10, timedelta(days=1)
MOST_REPLIES, REPLY_SPAN = 30, timedelta(hours=1)
"""Enough for anybody in trouble, and too few to drown those who help."""
OPEN = (TicketStatus.PENDING, TicketStatus.IN_PROGRESS)
OVER = (TicketStatus.RESOLVED, TicketStatus.CLOSED)

RAISERS_WAYS = {
    TicketStatus.PENDING: (TicketStatus.CLOSED,),
    TicketStatus.IN_PROGRESS: (TicketStatus.CLOSED,),
    TicketStatus.RESOLVED: (TicketStatus.CLOSED, TicketStatus.IN_PROGRESS),
    TicketStatus.CLOSED: (TicketStatus.IN_PROGRESS,),
}
HELPERS_WAYS = {
    TicketStatus.PENDING: (),
    TicketStatus.IN_PROGRESS: (TicketStatus.RESOLVED, TicketStatus.CLOSED),
    TicketStatus.RESOLVED: (TicketStatus.IN_PROGRESS, TicketStatus.CLOSED),
    TicketStatus.CLOSED: (TicketStatus.IN_PROGRESS,),
}
"""Only whoever looks after a ticket calls it resolved; whoever raised it has the last word."""


def told(field: str, typed: str, most: int, *, least: int = 1) -> str:
    """A text that says something and fits."""
    text = typed.strip()
    if len(text) < least:
        text = N_("Please write at least {count} character.", "Please write at least {count} characters.")
        raise InvalidValue(field, text, count=least)
    if len(text) > most:
        raise InvalidValue(
            field,
            N_("This is {length} characters long; at most {most} fit here."),
            length=len(text),
            most=most,
        )
    return text


def check_way(number: int, now_in: TicketStatus, to: TicketStatus, ways: tuple[TicketStatus, ...]) -> None:
    """Refuse a state the ticket is in already, and one that does not follow from it."""
    if to is now_in:
        raise AlreadyDone(N_("Ticket {number} is {state} already."), number=number, state=Text(STATES[to]))
    if to not in ways:
        raise WrongState(
            N_("Ticket {number} is {state}, so this cannot be done with it."),
            number=number,
            state=Text(STATES[now_in]),
        )
