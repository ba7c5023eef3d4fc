"""The client says what is wrong with an invoice."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import invoice_of_client
from core.invoices.answering import DISPUTABLE, check_state
from core.invoices.paper import Paper
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import INVOICE_DISPUTED


async def dispute_invoice(actor: Actor, invoice_id: int, reason: str, *, now: datetime) -> InvoiceGenerated:
    """Put the invoice in dispute with a reason the agency reads; it is not edited by this."""
    async with transaction(actor):
        invoice = await invoice_of_client(actor, invoice_id, lock=True)
        check_state(invoice, DISPUTABLE)
        if len(reason.strip()) < 3:
            raise InvalidValue("reason", N_("Please say what is wrong, so that it can be put right."))
        invoice.status, invoice.disputed_at = InvoiceStatus.DISPUTED, now
        invoice.dispute_reason = reason.strip()
        await invoice.save(update_fields=["status", "disputed_at", "dispute_reason"])
        paper = await Paper.load(invoice)
        await record(
            actor,
            "dispute_invoice",
            paper.subject,
            now=now,
            organization_id=invoice.organization_id,
            reason=invoice.dispute_reason,
        )
        outcome = Text(N_("Disputed by {name}"), {"name": actor.name})
        for act in ("answer_invoice", "report_payment"):
            await settle(paper.subject, act, by=actor, now=now, outcome=outcome)
        await paper.tell(
            INVOICE_DISPUTED, paper.to_both, now=now, by=actor.name, reason=invoice.dispute_reason
        )
    return invoice
