"""The client says that an invoice is paid, and how."""

from dataclasses import dataclass
from datetime import date, datetime

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import invoice_of_client
from core.invoices.answering import PAYABLE, check_state
from core.invoices.paper import Paper, today_in
from core.invoices.rules import late_interest
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated, StoredFile
from core.models.enums import InvoiceStatus
from core.notifications.invoices import PAYMENT_REPORTED, PAYMENT_REPORTED_FOR_MANAGER


@dataclass(frozen=True, slots=True)
class Payment:
    """How and when a client paid; the proof is a stored file of his."""

    method: str
    reference: str
    paid_on: date
    proof_id: int | None = None


async def report_payment(
    actor: Actor, invoice_id: int, payment: Payment, *, now: datetime
) -> InvoiceGenerated:
    """Keep what the client reports and ask the accountant to verify it."""
    async with transaction(actor):
        invoice = await invoice_of_client(actor, invoice_id, lock=True)
        check_state(invoice, PAYABLE)
        paper = await Paper.load(invoice)
        await _check(actor, paper, payment, now)
        invoice.status = InvoiceStatus.REPORTED_PAID
        invoice.payment_method, invoice.payment_reference = payment.method.strip(), payment.reference.strip()
        invoice.paid_on, invoice.payment_proof_id = payment.paid_on, payment.proof_id
        invoice.reported_by_id, invoice.reported_at = actor.user_id, now
        await invoice.save(
            update_fields=[
                "status",
                "payment_method",
                "payment_reference",
                "paid_on",
                "payment_proof_id",
                "reported_by_id",
                "reported_at",
            ]
        )
        await record(
            actor,
            "report_payment",
            paper.subject,
            now=now,
            organization_id=invoice.organization_id,
            method=invoice.payment_method,
            paid_on=payment.paid_on,
        )
        await _tell(actor, paper, now)
    return invoice


async def _check(actor: Actor, paper: Paper, payment: Payment, now: datetime) -> None:
    if not payment.method.strip():
        raise InvalidValue("method", N_("How was it paid? For example NEFT or UPI."))
    if len(payment.reference.strip()) < 4:
        raise InvalidValue(
            "reference", N_("Please give the transaction id, e.g. the UTR number of the bank.")
        )
    if payment.paid_on > today_in(paper.agency.zone, now):
        raise InvalidValue("paid_on", N_("That day is still to come. Please report after paying."))
    if payment.proof_id is not None and not await StoredFile.exists(
        id=payment.proof_id, owner_id=actor.user_id
    ):
        raise InvalidValue("proof", N_("I cannot find that file. Please send it again."))


async def _tell(actor: Actor, paper: Paper, now: datetime) -> None:
    invoice = paper.invoice
    outcome = Text(N_("Paid, reported by {name}"), {"name": actor.name})
    for act in ("answer_invoice", "report_payment"):
        await settle(paper.subject, act, by=actor, now=now, outcome=outcome)
    assert invoice.due_date is not None
    assert invoice.paid_on is not None
    interest = late_interest(
        invoice.final_price, invoice.interest_percentage, invoice.due_date, invoice.paid_on
    )
    await paper.tell(
        PAYMENT_REPORTED,
        paper.to_accountant,
        now=now,
        by=actor.name,
        method=invoice.payment_method,
        reference=invoice.payment_reference,
        paid_on=invoice.paid_on,
        interest=paper.money(interest) if interest else "",
        attachments=await paper.proof(),
    )
    await paper.tell(PAYMENT_REPORTED_FOR_MANAGER, paper.to_manager_beside, now=now, paid_on=invoice.paid_on)
