"""Raise a ticket: what it is about, how urgent it is, and files that show it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.asking.choosing import one_of
from bot.asking.ticket_files import TICKET_FILE
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Repeat, Section, Submission
from bot.forms.kinds import Line, LongText
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.models.enums import TicketCategory, TicketPriority
from core.support.labels import CATEGORIES, PRIORITIES
from core.support.raise_ticket import NewTicket, check_room, raise_ticket
from core.support.rules import MOST_FILES, TEXT, TITLE


def from_message(text: str, link: str = "") -> dict[str, Any]:
    """Answers known beforehand where a ticket is made of a message: its text, and where it stands.

    For `Desk.begin(visitor, "raise_ticket", subject, given)`; whoever raises the ticket can change them.
    """
    room = TEXT - len(link) - 1 if link else TEXT
    said = text.strip()
    if len(said) > room:
        said = f"{said[: room - 1].rstrip()}…"
    return {"description": f"{said}\n{link}".strip()}


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    await check_room(actor, now)
    return Begun()


def _sections(given: Answers) -> Sequence[Section]:
    return (WHAT, FILES)


WHAT = Page(
    "what",
    N_("What it is about"),
    (
        Field("category", one_of(CATEGORIES), N_("Category"), N_("What kind of help do you need?")),
        Field(
            "title",
            Line(most=TITLE, least=3),
            N_("Title"),
            N_("What is it about, in a few words?"),
            N_("Example: Resumes with tables are not read"),
        ),
        Field(
            "description",
            LongText(most=TEXT),
            N_("Description"),
            N_("What happens, and what should happen?"),
            N_("Nobody reads it but those who help."),
        ),
        Field("priority", one_of(PRIORITIES), N_("Priority"), N_("How urgent is it?")),
    ),
)
FILES = Repeat(
    "files",
    N_("File"),
    (TICKET_FILE,),
    N_("Add a file"),
    summary=lambda item, words: str((item.raw("file") or {}).get("name", "")),
    least=0,
    most=MOST_FILES,
    lines=lambda given, words: (words(N_("A picture or document may show it best. None is needed.")),),
)


async def _submit(given: Submission) -> Card:
    answers = given.answers
    new = NewTicket(
        category=TicketCategory(answers.text("category") or ""),
        title=answers.text("title") or "",
        description=answers.text("description") or "",
        priority=TicketPriority(answers.text("priority") or ""),
        file_ids=tuple(key for item in answers.items("files") if (key := item.file("file"))),
    )
    ticket = await raise_ticket(given.actor, new, key=given.key, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        words(N_("Ticket {number} is raised: {title}"), number=ticket.id, title=ticket.title),
        (words(N_("You hear from me when somebody looks after it, and whenever you are answered.")),),
        rows=((Button(words(N_("Open ticket")), "view_ticket", (str(ticket.id),)),),),
    )


FORM = Form(
    name="raise_ticket",
    title=N_("Raise a ticket"),
    description=N_("Ask those who run HireSync for help"),
    roles=frozenset(Role),
    sections=_sections,
    submit=_submit,
    begin=_begin,
    submit_label=N_("Raise it"),
)
