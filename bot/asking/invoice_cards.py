"""Cards about invoices: one with its sums, taxes and what is to be done, and pages of many."""

from datetime import datetime

from bot.asking.paging import LOOKED_AT, next_row
from core.invoices.answering import ANSWERABLE, DISPUTABLE, PAYABLE
from core.invoices.paper import Paper, fee_text, today_in
from core.invoices.queries import InvoiceLine, InvoicePage
from core.invoices.rules import days_late, late_interest
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Words
from core.models.enums import InvoiceStatus

STATES = {
    InvoiceStatus.NEEDS_BAND: N_("Needs a band"),
    InvoiceStatus.DRAFT: N_("Waits for approval"),
    InvoiceStatus.APPROVED: N_("Approved, not sent yet"),
    InvoiceStatus.SENT: N_("Sent"),
    InvoiceStatus.ACCEPTED: N_("Accepted"),
    InvoiceStatus.DISPUTED: N_("Disputed"),
    InvoiceStatus.REPORTED_PAID: N_("Paid, to be verified"),
    InvoiceStatus.VERIFIED: N_("Paid and verified"),
    InvoiceStatus.OVERDUE: N_("Overdue"),
    InvoiceStatus.CANCELLED: N_("Cancelled"),
}


def invoices_card(actor: Actor, page: InvoicePage) -> Card:
    """A page of invoices; each button opens one."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(words(N_("Invoices")), (words(N_("There are none yet.")),))
    return Card(
        words(N_("Invoices")),
        facts=tuple(Fact(_name(one, words), _line(actor, one, words)) for one in page.lines),
        rows=(
            *((Button(_label(one, words), "view_invoice", (str(one.id),)),) for one in page.lines),
            *next_row("invoices", page.next, words),
        ),
    )


def _name(one: InvoiceLine, words: Words) -> str:
    return one.code or words(N_("Draft"))


def _label(one: InvoiceLine, words: Words) -> str:
    return f"{_name(one, words)}: {one.candidate}"[:75]


def _line(actor: Actor, one: InvoiceLine, words: Words) -> str:
    other = one.agency if actor.role is Role.CLIENT else one.client
    parts = [one.candidate, other, words.money(one.total, one.currency), words(STATES[one.status])]
    if one.due_date:
        parts.append(words(N_("due {day}"), day=one.due_date))
    return " · ".join(parts)


def invoice_card(actor: Actor, paper: Paper, now: datetime) -> Card:
    """One invoice: the hire, the sums, the days, and this reader's next act."""
    words, invoice = Words(actor.locale, actor.zone), paper.invoice
    facts = [
        (N_("State"), words(STATES[invoice.status])),
        (N_("Candidate"), paper.selected.candidate.name),
        (N_("Job"), paper.job.title),
        (N_("Client") if actor.role is not Role.CLIENT else N_("Agency"), _other(actor, paper)),
        (N_("Yearly pay (CTC)"), words.pay(invoice.ctc, invoice.currency)),
        *_sums(paper, words),
        *_late(paper, words, now),
        (N_("Dispute"), invoice.dispute_reason if invoice.status is InvoiceStatus.DISPUTED else ""),
        (N_("Why it was cancelled"), invoice.cancel_reason),
        (N_("Transaction"), f"{invoice.payment_method} {invoice.payment_reference}".strip()),
    ]
    title = words(N_("Invoice {code}"), code=invoice.invoice_code) if invoice.invoice_code else ""
    return Card(
        title or words(N_("Invoice draft for {name}"), name=paper.selected.candidate.name),
        facts=tuple(Fact(words(label), value) for label, value in facts if value),
        rows=_buttons(actor, paper, words),
        attachments=tuple(paper.pdf()) if invoice.invoice_code else (),
    )


def _other(actor: Actor, paper: Paper) -> str:
    return paper.agency.name if actor.role is Role.CLIENT else paper.client.company_name


def _sums(paper: Paper, words: Words) -> list[tuple[str, str]]:
    invoice = paper.invoice
    if invoice.status is InvoiceStatus.NEEDS_BAND or not (invoice.invoice_date and invoice.due_date):
        return []
    return [
        (N_("Fee"), words(fee_text(invoice))),
        (N_("Tax"), words(paper.tax_text())),
        (N_("Total"), words.money(invoice.final_price, invoice.currency)),
        (N_("Invoice date"), words.date(invoice.invoice_date)),
        (N_("Due date"), words.date(invoice.due_date)),
    ]


def _late(paper: Paper, words: Words, now: datetime) -> list[tuple[str, str]]:
    """How late it is, and the interest that has accrued by today or by the day of payment."""
    invoice = paper.invoice
    if invoice.sent_at is None or invoice.due_date is None or invoice.status is InvoiceStatus.CANCELLED:
        return []
    until = invoice.paid_on or today_in(paper.agency.zone, now)
    late = days_late(invoice.due_date, until)
    if not late:
        return []
    interest = late_interest(invoice.final_price, invoice.interest_percentage, invoice.due_date, until)
    if not interest:
        return [(N_("Days late"), str(late))]
    return [(N_("Days late"), str(late)), (N_("Late interest"), words.money(interest, invoice.currency))]


def _buttons(actor: Actor, paper: Paper, words: Words) -> tuple[tuple[Button, ...], ...]:
    status, key, subject = paper.invoice.status, str(paper.invoice.id), paper.subject
    if actor.role is Role.CLIENT:
        row = []
        if status in ANSWERABLE:
            row.append(Button(words(N_("Accept")), "accept_invoice", (key, LOOKED_AT), Style.PRIMARY))
        if status in DISPUTABLE:
            row.append(Button(words(N_("Dispute")), "dispute_invoice", (subject,), Style.DANGER))
        pay = Button(words(N_("Report payment")), "report_payment", (subject,))
        return (*((tuple(row),) if row else ()), *(((pay,),) if status in PAYABLE else ()))
    return _agency_buttons(actor, paper, words)


def _agency_buttons(actor: Actor, paper: Paper, words: Words) -> tuple[tuple[Button, ...], ...]:
    status, key, subject = paper.invoice.status, str(paper.invoice.id), paper.subject
    cancel = Button(words(N_("Cancel draft")), "cancel_invoice", (subject,), Style.DANGER)
    if status is InvoiceStatus.DRAFT:
        return ((Button(words(N_("Approve")), "approve_invoice", (key, LOOKED_AT), Style.PRIMARY), cancel),)
    if status is InvoiceStatus.NEEDS_BAND and actor.role is Role.MANAGER:
        placement = f"placement:{paper.selected.id}"
        choose = Button(words(N_("Choose a band")), "choose_band", (placement,), Style.PRIMARY)
        return ((choose, cancel),)
    if status is InvoiceStatus.CANCELLED and not paper.is_replaced:
        return ((Button(words(N_("Draft it anew")), "draft_invoice", (str(paper.selected.id),)),),)
    if status is InvoiceStatus.REPORTED_PAID:
        confirm = words(N_("Has the money really arrived?"))
        missing = Button(words(N_("Not received")), "reject_payment", (subject,), Style.DANGER)
        verify = Button(
            words(N_("Verify")), "verify_payment", (key, LOOKED_AT), Style.PRIMARY, confirm=confirm
        )
        return ((verify, missing),)
    return ()
