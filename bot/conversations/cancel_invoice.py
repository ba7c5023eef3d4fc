"""Cancel an invoice draft, with a reason."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.invoices.access import invoice_of_agency
from core.invoices.cancel_invoice import cancel_invoice, check_cancellable
from core.invoices.paper import Paper
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    invoice = await invoice_of_agency(actor, subject_id(subject, "invoice"))
    check_cancellable(invoice)
    paper, words = await Paper.load(invoice), Words(actor.locale, actor.zone)
    return Begun(
        facts={
            "candidate": paper.selected.candidate.name,
            "client": paper.client.company_name,
            "total": words.money(invoice.final_price, invoice.currency),
        }
    )


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    yield words(
        N_("The invoice for {candidate} to {client}: {total}."),
        **{name: facts[name] for name in ("candidate", "client", "total")},
    )


REASON = Page(
    "reason",
    N_("Why is it cancelled?"),
    (
        Field(
            "reason",
            LongText(most=500, least=3),
            N_("Reason"),
            N_("Why is it cancelled? It stays in the books."),
        ),
    ),
    lines=_lines,
)


async def _submit(submission: Submission) -> Card:
    actor, facts = submission.actor, submission.answers.facts
    await cancel_invoice(
        actor,
        subject_id(submission.subject, "invoice"),
        submission.answers.text("reason") or "",
        now=submission.now,
    )
    words = Words(actor.locale, actor.zone)
    return Card(
        words(N_("The invoice draft for {name} is cancelled."), name=facts["candidate"]),
        (words(N_("If it was only wrong, draft it anew from /invoices.")),),
    )


FORM = Form(
    name="cancel_invoice",
    title=N_("Cancel a draft"),
    description=N_("Cancel an invoice draft"),
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER}),
    sections=lambda answers: (REASON,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Cancel draft"),
    needs_subject=True,
    needs_review=False,
)
