"""Cards about tickets: lists of them, and one with all that was written in it."""

from bot.asking.paging import LOOKED_AT, next_row
from core.kit.actor import Actor
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Text, Words
from core.models import Ticket
from core.models.enums import TicketStatus
from core.support.access import Seat, Side
from core.support.labels import CATEGORIES, PRIORITIES, STATES
from core.support.queries import TicketLine, TicketPage
from core.support.rules import HELPERS_WAYS, RAISERS_WAYS
from core.support.thread import Entry, Thread

WAYS = {
    TicketStatus.RESOLVED: N_("Mark resolved"),
    TicketStatus.CLOSED: N_("Close"),
    TicketStatus.IN_PROGRESS: N_("Reopen"),
}
"""The button that leads there."""


def tickets_card(actor: Actor, page: TicketPage) -> Card:
    """What the person raised; each button opens one."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(
            words(N_("You have raised no ticket.")),
            (words(N_("If something is wrong or missing, tell those who run HireSync.")),),
            rows=((Button(words(N_("Raise a ticket")), "raise_ticket", (), Style.PRIMARY),),),
        )
    return _list(words(N_("Your tickets")), page, "tickets", words)


def support_card(actor: Actor, page: TicketPage) -> Card:
    """What an admin looks after, and what waits for one."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(words(N_("No ticket waits.")), (words(N_("New ones come to you at once.")),))
    return _list(words(N_("Tickets that wait")), page, "support", words)


def _list(title: str, page: TicketPage, act: str, words: Words) -> Card:
    more: tuple[tuple[Button, ...], ...] = ()
    if page.next is not None:
        rank, key = page.next
        more = next_row(act, key, words, str(rank))
    return Card(
        title,
        facts=tuple(Fact(_name(one, words), _line(one, words)) for one in page.lines),
        rows=(*((Button(_label(one), "view_ticket", (str(one.id),)),) for one in page.lines), *more),
    )


def _name(one: TicketLine, words: Words) -> str:
    return words(N_("Ticket {number}"), number=one.id)


def _label(one: TicketLine) -> str:
    return f"{one.id}: {one.title}"[:75]


def _begun(word: str) -> str:
    """A word of a sentence, standing alone."""
    return word[:1].upper() + word[1:]


def _line(one: TicketLine, words: Words) -> str:
    state = words(STATES[one.status])
    if one.raiser and one.is_taken:
        state = words(N_("yours"))
    parts = (one.title, one.raiser, words(PRIORITIES[one.priority]), state)
    return " · ".join(part for part in parts if part)


def ticket_card(actor: Actor, shown: Thread) -> Card:
    """A page of one ticket, with what this reader can do with it."""
    words, seat = Words(actor.locale, actor.zone), shown.seat
    ticket = seat.ticket
    facts = [
        (N_("State"), _begun(words(STATES[ticket.status]))),
        (N_("Category"), words(CATEGORIES[ticket.category])),
        (N_("Priority"), words(PRIORITIES[ticket.priority])),
        (N_("Raised by"), ticket.raised_by.name if seat.side is not Side.RAISER else ""),
        (N_("Looked after by"), seat.helper.name if seat.helper else words(N_("nobody yet"))),
    ]
    return Card(
        words(N_("Ticket {number}: {title}"), number=ticket.id, title=ticket.title),
        tuple(line for place, entry in enumerate(shown.entries) for line in _entry(entry, words, place)),
        facts=tuple(Fact(words(label), value) for label, value in facts if value),
        rows=tuple(row for row in (*_acts(seat, words), _pages(ticket, shown, words)) if row),
    )


def _entry(entry: Entry, words: Words, place: int) -> tuple[str, ...]:
    """Who wrote when and what; a free line parts it from the one before."""
    before = "\n" if place else ""
    said = words(N_("{author}, {moment}:"), author=entry.author, moment=entry.sent_at)
    files = words(N_("Files: {names}"), names=[one.name for one in entry.files]) if entry.files else ""
    return tuple(line for line in (f"{before}— {said}", entry.text, files) if line)


def _acts(seat: Seat, words: Words) -> tuple[tuple[Button, ...], ...]:
    ticket, key = seat.ticket, str(seat.ticket.id)
    if seat.side is Side.TAKER:
        return ((Button(words(N_("Take")), "take_ticket", (key, LOOKED_AT), Style.PRIMARY),),)
    ways = RAISERS_WAYS if seat.side is Side.RAISER else HELPERS_WAYS
    moves = [
        Button(words(WAYS[to]), "ticket_state", (key, to.value, LOOKED_AT)) for to in ways[ticket.status]
    ]
    if seat.side is Side.HELPER and ticket.status is TicketStatus.IN_PROGRESS:
        moves.append(Button(words(N_("Hand back")), "hand_back_ticket", (key, LOOKED_AT)))
    return (*_writing(ticket, words), tuple(moves))


def _writing(ticket: Ticket, words: Words) -> tuple[tuple[Button, ...], ...]:
    if ticket.status is TicketStatus.CLOSED:
        return ()
    subject = f"ticket:{ticket.id}"
    return (
        (
            Button(words(N_("Reply")), "reply_ticket", (subject,), Style.PRIMARY),
            Button(words(N_("Attach a file")), "attach_to_ticket", (subject,)),
        ),
    )


def _pages(ticket: Ticket, shown: Thread, words: Words) -> tuple[Button, ...]:
    key, buttons = str(ticket.id), []
    if shown.earlier is not None:
        buttons.append(Button(words(N_("Earlier")), "view_ticket", (key, str(shown.earlier))))
    if shown.page:
        buttons.append(Button(words(N_("Newest")), "view_ticket", (key, "0")))
    if shown.files:
        label = Text(N_("Send me the files ({count})"), {"count": len(shown.files)})
        buttons.append(Button(words(label), "ticket_files", (key, str(shown.page))))
    return tuple(buttons)


def sent_card(ticket: Ticket, words: Words) -> Card:
    """What closes a reply."""
    return Card(
        words(N_("Sent. It stands in ticket {number}: {title}"), number=ticket.id, title=ticket.title),
        rows=((Button(words(N_("Open ticket")), "view_ticket", (str(ticket.id),)),),),
    )
