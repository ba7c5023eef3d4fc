"""The accountant confirms that the money has arrived, which settles the invoice."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import invoice_of_agency
from core.invoices.paper import Paper
from core.invoices.reject_payment import check_reported
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import PAYMENT_VERIFIED

WAITS = ("verify_payment", "report_payment", "answer_invoice")


async def verify_payment(actor: Actor, invoice_id: int, *, now: datetime) -> InvoiceGenerated:
    """Close the invoice as paid; nothing about it is asked of anybody any more."""
    async with transaction(actor):
        invoice = await invoice_of_agency(actor, invoice_id, lock=True)
        check_reported(invoice)
        invoice.status = InvoiceStatus.VERIFIED
        invoice.verified_by_id, invoice.verified_at = actor.user_id, now
        await invoice.save(update_fields=["status", "verified_by_id", "verified_at"])
        paper = await Paper.load(invoice)
        await record(actor, "verify_payment", paper.subject, now=now, code=invoice.invoice_code)
        outcome = Text(N_("Verified by {name}"), {"name": actor.name})
        for act in WAITS:
            await settle(paper.subject, act, by=actor, now=now, outcome=outcome)
        await paper.tell(
            PAYMENT_VERIFIED,
            [*paper.to_client, *paper.to_both],
            now=now,
            by=actor.name,
            reference=invoice.payment_reference,
        )
    return invoice
