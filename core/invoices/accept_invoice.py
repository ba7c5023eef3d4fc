"""The client accepts an invoice that was sent."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import invoice_of_client
from core.invoices.answering import ANSWERABLE, check_state
from core.invoices.paper import Paper
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import INVOICE_ACCEPTED, PAYMENT_TO_REPORT


async def accept_invoice(actor: Actor, invoice_id: int, *, now: datetime) -> InvoiceGenerated:
    """Accept it, also after a dispute was talked over; the client is then asked to report the payment."""
    async with transaction(actor):
        invoice = await invoice_of_client(actor, invoice_id, lock=True)
        if invoice.accepted_at is not None and invoice.status is not InvoiceStatus.DISPUTED:
            raise AlreadyDone(N_("You have accepted this invoice before."))
        check_state(invoice, ANSWERABLE)
        # What is overdue stays so until it is paid, also once it is accepted.
        if invoice.status is not InvoiceStatus.OVERDUE:
            invoice.status = InvoiceStatus.ACCEPTED
        invoice.accepted_by_id, invoice.accepted_at = actor.user_id, now
        await invoice.save(update_fields=["status", "accepted_by_id", "accepted_at"])
        paper = await Paper.load(invoice)
        await record(
            actor,
            "accept_invoice",
            paper.subject,
            now=now,
            organization_id=invoice.organization_id,
            code=invoice.invoice_code,
        )
        await _tell(actor, paper, now)
    return invoice


async def _tell(actor: Actor, paper: Paper, now: datetime) -> None:
    outcome = Text(N_("Accepted by {name}"), {"name": actor.name})
    await settle(paper.subject, "answer_invoice", by=actor, now=now, outcome=outcome)
    await paper.tell(INVOICE_ACCEPTED, paper.to_both, now=now, by=actor.name)
    await paper.tell(
        PAYMENT_TO_REPORT, paper.to_client, now=now, due_at=paper.due_at(), account=paper.account()
    )
