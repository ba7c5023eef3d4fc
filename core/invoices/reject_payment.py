"""The accountant looks at the account and the money is not there."""

from datetime import datetime
from typing import Any

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import check_not_cancelled, invoice_of_agency
from core.invoices.paper import Paper
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import PAYMENT_NOT_FOUND


async def reject_payment(actor: Actor, invoice_id: int, reason: str, *, now: datetime) -> InvoiceGenerated:
    """Take the reported payment back; the client is asked to look again and to report anew."""
    async with transaction(actor):
        invoice = await invoice_of_agency(actor, invoice_id, lock=True)
        check_reported(invoice)
        if len(reason.strip()) < 3:
            raise InvalidValue("reason", N_("Please say what you looked for; the client reads it."))
        told: dict[str, Any] = {"method": invoice.payment_method, "reference": invoice.payment_reference}
        await _reopen(invoice)
        paper = await Paper.load(invoice)
        await record(actor, "reject_payment", paper.subject, now=now, reason=reason.strip(), **told)
        outcome = Text(N_("Not received, says {name}"), {"name": actor.name})
        await settle(paper.subject, "verify_payment", by=actor, now=now, outcome=outcome)
        await paper.tell(
            PAYMENT_NOT_FOUND,
            paper.to_client,
            now=now,
            by=actor.name,
            reason=reason.strip(),
            **told,
        )
    return invoice


async def _reopen(invoice: InvoiceGenerated) -> None:
    """Back to where it stood; the sweep of overdue invoices looks at it again."""
    invoice.status = InvoiceStatus.ACCEPTED if invoice.accepted_at else InvoiceStatus.SENT
    invoice.payment_method = invoice.payment_reference = ""
    invoice.paid_on = invoice.payment_proof_id = None
    invoice.reported_by_id = invoice.reported_at = None
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


def check_reported(invoice: InvoiceGenerated) -> None:
    """There must be a reported payment nobody has judged yet."""
    check_not_cancelled(invoice)
    if invoice.status is InvoiceStatus.VERIFIED:
        raise AlreadyDone(N_("This payment has been verified before."))
    if invoice.status is not InvoiceStatus.REPORTED_PAID:
        raise WrongState(N_("The client has not reported a payment of this invoice yet."))
