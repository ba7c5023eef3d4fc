"""Reject a connection with a reason."""

from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.clients.access import connection_of_agency
from core.clients.reject_connection import reject_connection
from core.clients.rules import must_wait_for_decision
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    connection = await connection_of_agency(actor, subject_id(subject, "connection"))
    must_wait_for_decision(connection)
    return Begun({"company": connection.client.company_name})


def _about(given: Answers, words: Words) -> list[str]:
    return [words(N_("{company} asks for a connection."), company=given.facts.get("company", ""))]


async def _submit(given: Submission) -> Card:
    connection_id = subject_id(given.subject, "connection")
    reason = given.answers.text("reason") or ""
    connection = await reject_connection(given.actor, connection_id, reason, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    company = connection.client.company_name
    return Card(
        title=words(N_("The request of {company} is rejected"), company=company),
        lines=(words(N_("{company} reads your reason and may ask again."), company=company),),
    )


_REASON = Field(
    "reason",
    LongText(most=1000),
    N_("Reason"),
    ask=N_("Why do you reject this connection? The client reads it."),
    hint=N_("Example: We recruit for hospitals only."),
)

FORM = Form(
    name="reject_connection",
    title=N_("Reject a connection"),
    description=N_("Turn a client down, with a reason"),
    roles=frozenset({Role.MANAGER}),
    sections=lambda given: (Page("why", N_("Reason"), (_REASON,), lines=_about),),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Reject"),
    needs_subject=True,
    needs_review=False,
)
