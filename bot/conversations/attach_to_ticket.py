"""Send a file to a ticket, with or without a word about it."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.asking.ticket_cards import sent_card
from bot.asking.ticket_files import TICKET_FILE
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.support.access import ticket_to_write
from core.support.reply_ticket import Reply, check_open, reply_ticket
from core.support.rules import TEXT


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    ticket = (await ticket_to_write(actor, subject_id(subject, "ticket"))).ticket
    check_open(ticket)
    return Begun({"number": ticket.id, "title": ticket.title})


def _lines(given: Answers, words: Words) -> Iterable[str]:
    facts = given.facts
    yield words(N_("Ticket {number}: {title}"), number=facts["number"], title=facts["title"])


PAGE = Page(
    "file",
    N_("File"),
    (
        TICKET_FILE,
        Field("text", LongText(most=TEXT), N_("Note"), N_("A word about it?"), optional=True),
    ),
    lines=_lines,
)


async def _submit(given: Submission) -> Card:
    file = given.answers.file("file")
    reply = Reply(text=given.answers.text("text") or "", file_ids=(file,) if file else ())
    ticket = await reply_ticket(given.actor, subject_id(given.subject, "ticket"), reply, now=given.now)
    return sent_card(ticket, Words(given.actor.locale, given.actor.zone))


FORM = Form(
    name="attach_to_ticket",
    title=N_("Send a file"),
    description=N_("Send a file to the other side of a ticket"),
    roles=frozenset(Role),
    sections=lambda given: (PAGE,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Send"),
    needs_subject=True,
    needs_review=False,
)
