"""Tell the client that a payment has not arrived, with a reason."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.invoices.access import invoice_of_agency
from core.invoices.paper import Paper
from core.invoices.reject_payment import check_reported, reject_payment
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    invoice = await invoice_of_agency(actor, subject_id(subject, "invoice"))
    check_reported(invoice)
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
    N_("What is missing?"),
    (
        Field(
            "reason",
            LongText(most=500, least=3),
            N_("Reason"),
            N_("What did you look for? The client reads it."),
        ),
    ),
    lines=_lines,
)


async def _submit(submission: Submission) -> Card:
    actor, facts = submission.actor, submission.answers.facts
    await reject_payment(
        actor,
        subject_id(submission.subject, "invoice"),
        submission.answers.text("reason") or "",
        now=submission.now,
    )
    words = Words(actor.locale, actor.zone)
    return Card(
        words(N_("{name} is asked to look again."), name=facts["client"]),
        (words(N_("I will tell you when the payment is reported anew.")),),
    )


FORM = Form(
    name="reject_payment",
    title=N_("Payment not received"),
    description=N_("Tell the client that a payment has not arrived"),
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER}),
    sections=lambda answers: (REASON,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Tell the client"),
    needs_subject=True,
    needs_review=False,
)
