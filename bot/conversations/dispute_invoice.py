"""Dispute an invoice, with a reason."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.invoices.access import invoice_of_client
from core.invoices.answering import DISPUTABLE, check_state
from core.invoices.dispute_invoice import dispute_invoice
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    invoice = await invoice_of_client(actor, subject_id(subject, "invoice"))
    check_state(invoice, DISPUTABLE)
    words = Words(actor.locale, actor.zone)
    total = words.money(invoice.final_price, invoice.currency)
    return Begun(facts={"code": invoice.invoice_code, "total": total})


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    yield words(N_("Invoice {code}: {total}."), code=facts["code"], total=facts["total"])


REASON = Page(
    "reason",
    N_("What is wrong?"),
    (
        Field(
            "reason",
            LongText(most=1000, least=3),
            N_("Reason"),
            N_("What is wrong with it? The agency reads this."),
            N_("For example: the joining date was 3 April, not 1 April"),
        ),
    ),
    lines=_lines,
)


async def _submit(submission: Submission) -> Card:
    actor = submission.actor
    invoice = await dispute_invoice(
        actor,
        subject_id(submission.subject, "invoice"),
        submission.answers.text("reason") or "",
        now=submission.now,
    )
    words = Words(actor.locale, actor.zone)
    return Card(
        words(N_("You dispute invoice {code}."), code=invoice.invoice_code),
        (
            words(
                N_("The agency has your reason and will come back to you. Nothing is to be paid until then.")
            ),
        ),
    )


FORM = Form(
    name="dispute_invoice",
    title=N_("Dispute an invoice"),
    description=N_("Say what is wrong with an invoice"),
    roles=frozenset({Role.CLIENT}),
    sections=lambda answers: (REASON,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Dispute it"),
    needs_subject=True,
    needs_review=False,
)
