"""Report that an invoice is paid: how, with which transaction, when, and perhaps a proof."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.choosing import among
from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import Day, File, Line
from bot.forms.setting import Setting
from core.invoices.access import invoice_of_client
from core.invoices.answering import PAYABLE, check_state
from core.invoices.paper import Paper
from core.invoices.report_payment import Payment, report_payment
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words

METHODS = among(
    ("NEFT", N_("NEFT")),
    ("RTGS", N_("RTGS")),
    ("IMPS", N_("IMPS")),
    ("UPI", N_("UPI")),
    ("Cheque", N_("Cheque")),
    ("Card", N_("Card")),
    ("Other", N_("Another way")),
)


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    invoice = await invoice_of_client(actor, subject_id(subject, "invoice"))
    check_state(invoice, PAYABLE)
    paper, words = await Paper.load(invoice), Words(actor.locale, actor.zone)
    return Begun(
        facts={
            "code": invoice.invoice_code,
            "total": words.money(invoice.final_price, invoice.currency),
            "agency": paper.agency.name,
            "account": paper.account(),
            "today": Setting.of(actor, now).today.isoformat(),
        }
    )


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    yield words(
        N_("Invoice {code} from {agency}: {total}."),
        **{name: facts[name] for name in ("code", "agency", "total")},
    )
    if facts["account"]:
        yield words(N_("Account: {account}"), account=facts["account"])


PAYMENT = Page(
    "payment",
    N_("Your payment"),
    (
        Field("method", METHODS, N_("Method"), N_("How did you pay?")),
        Field(
            "reference",
            Line(most=100, least=4),
            N_("Transaction id"),
            N_("What is the transaction id?"),
            N_("Example: SBIN526095000123, the UTR number"),
        ),
        Field(
            "paid_on",
            Day(to_today=0),
            N_("Paid on"),
            N_("On which day did you pay?"),
            suggest=lambda answers: answers.facts.get("today"),
        ),
        Field(
            "proof",
            File(types=("pdf", "png", "jpg"), most_mb=10),
            N_("Proof"),
            N_("Would you like to add a proof, such as the bank's receipt?"),
            optional=True,
        ),
    ),
    lines=_lines,
)


async def _submit(submission: Submission) -> Card:
    actor, answers = submission.actor, submission.answers
    paid_on = answers.day("paid_on")
    assert paid_on is not None
    payment = Payment(
        method=answers.text("method") or "",
        reference=answers.text("reference") or "",
        paid_on=paid_on,
        proof_id=answers.file("proof"),
    )
    await report_payment(actor, subject_id(submission.subject, "invoice"), payment, now=submission.now)
    words = Words(actor.locale, actor.zone)
    return Card(
        words(N_("Thank you! Your payment of invoice {code} is reported."), code=answers.facts["code"]),
        (words(N_("{agency} checks the account and confirms."), agency=answers.facts["agency"]),),
    )


FORM = Form(
    name="report_payment",
    title=N_("Report a payment"),
    description=N_("Tell the agency that an invoice is paid"),
    roles=frozenset({Role.CLIENT}),
    sections=lambda answers: (PAYMENT,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Report it"),
    needs_subject=True,
)
