"""A draft that should not have been made is cancelled; another may be drafted in its place."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import invoice_of_agency
from core.invoices.paper import Paper
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import INVOICE_CANCELLED

CANCELLABLE = frozenset({InvoiceStatus.DRAFT, InvoiceStatus.NEEDS_BAND})


async def cancel_invoice(actor: Actor, invoice_id: int, reason: str, *, now: datetime) -> InvoiceGenerated:
    """Cancel what has no number yet; a numbered invoice is corrected by a credit note instead."""
    async with transaction(actor):
        invoice = await invoice_of_agency(actor, invoice_id, lock=True)
        check_cancellable(invoice)
        if len(reason.strip()) < 3:
            raise InvalidValue("reason", N_("Please say in a few words why; it stays in the books."))
        invoice.status, invoice.cancel_reason = InvoiceStatus.CANCELLED, reason.strip()
        invoice.cancelled_by_id, invoice.cancelled_at = actor.user_id, now
        await invoice.save(update_fields=["status", "cancel_reason", "cancelled_by_id", "cancelled_at"])
        paper = await Paper.load(invoice)
        await record(actor, "cancel_invoice", paper.subject, now=now, reason=invoice.cancel_reason)
        outcome = Text(N_("Cancelled by {name}"), {"name": actor.name})
        for subject, act in (
            (paper.subject, "approve_invoice"),
            (f"placement:{paper.selected.id}", "choose_band"),
        ):
            await settle(subject, act, by=actor, now=now, outcome=outcome)
        await paper.tell(
            INVOICE_CANCELLED, paper.to_both, now=now, by=actor.name, reason=invoice.cancel_reason
        )
    return invoice


def check_cancellable(invoice: InvoiceGenerated) -> None:
    """Only a draft; what has a number stays in the books as it is."""
    if invoice.status is InvoiceStatus.CANCELLED:
        raise AlreadyDone(N_("This invoice was cancelled before."))
    if invoice.status not in CANCELLABLE:
        raise WrongState(
            N_("Invoice {code} is approved and not changed any more. It is corrected by a credit note."),
            code=invoice.invoice_code,
        )
