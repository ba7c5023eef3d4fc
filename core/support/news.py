"""What is told about a ticket: the words that all its cards share, and the wait that an act ends."""

from datetime import datetime
from typing import Any

from core.delivery.notify import notify, settle
from core.kit.actor import Actor
from core.kit.words import Text
from core.models import Ticket, TicketFile
from core.notifications.kind import NotificationKind
from core.notifications.support import TICKET_RAISED
from core.support.access import admins
from core.support.labels import CATEGORIES, PRIORITIES, STATES

EXCERPT = 100
"""So much of a description is told to every admin; the whole of it is for the one who takes the ticket."""


def subject_of(ticket: Ticket) -> str:
    return f"ticket:{ticket.id}"


async def tell(
    kind: NotificationKind, to: list[int], ticket: Ticket, *, now: datetime, **more: Any
) -> list[int]:
    """Tell these people about a ticket, with all that its cards say of it."""
    attachments = more.pop("attachments", ())
    params = {
        "ticket": str(ticket.id),
        "number": ticket.id,
        "title": ticket.title,
        "state": Text(STATES[ticket.status]),
        **more,
    }
    return await notify(
        kind,
        to=to,
        subject=subject_of(ticket),
        organization_id=None,
        now=now,
        attachments=attachments,
        params=params,
    )


async def tell_admins(
    ticket: Ticket, *, now: datetime, but: int, kind: NotificationKind = TICKET_RAISED
) -> None:
    """Ask every admin but one to take it; where there is none, it waits in the queue."""
    await tell_of_waiting(ticket, [one for one in await admins() if one != but], now=now, kind=kind)


async def tell_of_waiting(
    ticket: Ticket, to: list[int], *, now: datetime, kind: NotificationKind = TICKET_RAISED
) -> None:
    """Ask these admins to take a ticket."""
    files = await TicketFile.filter(ticket_id=ticket.id).count()
    raiser = await ticket.raised_by
    await tell(
        kind,
        [one for one in to if one != ticket.raised_by_id],
        ticket,
        now=now,
        raiser=raiser.name,
        category=Text(CATEGORIES[ticket.category]),
        priority=Text(PRIORITIES[ticket.priority]),
        excerpt=excerpt(ticket.description),
        files=files or "",
    )


def excerpt(text: str) -> str:
    """How a text begins, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"


async def end_waits(ticket: Ticket, *acts: str, by: Actor, now: datetime, outcome: Text) -> None:
    """Bring the cards up to date that waited for these acts."""
    for act in acts:
        await settle(subject_of(ticket), act, by=by, now=now, outcome=outcome)
