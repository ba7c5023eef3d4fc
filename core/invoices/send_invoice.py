"""An approved invoice goes to the client on its date, with its PDF."""

from datetime import datetime
from typing import assert_never

from core.audit import record
from core.invoices.access import invoice_of_agency
from core.invoices.approve_invoice import is_due
from core.invoices.paper import Paper
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.found import found_one
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import INVOICE_SENT, INVOICE_SENT_TO_CLIENT


async def send_invoice(actor: Actor | None, invoice_id: int, *, now: datetime) -> InvoiceGenerated:
    """Send it once its day has come; no actor means the scheduler."""
    async with transaction(actor):
        invoice = await _invoice(actor, invoice_id)
        paper = await Paper.load(invoice)
        _check_sendable(invoice.status)
        if not is_due(invoice, paper.agency.zone, now):
            raise WrongState(
                N_("Invoice {code} is sent by itself on {day}."),
                code=invoice.invoice_code,
                day=invoice.invoice_date,
            )
        invoice.status, invoice.sent_at = InvoiceStatus.SENT, now
        await invoice.save(update_fields=["status", "sent_at"])
        await record(
            actor,
            "send_invoice",
            paper.subject,
            now=now,
            organization_id=invoice.organization_id,
            code=invoice.invoice_code,
        )
        await _tell(paper, now)
    return invoice


async def _invoice(actor: Actor | None, invoice_id: int) -> InvoiceGenerated:
    if actor is not None:
        return await invoice_of_agency(actor, invoice_id, lock=True)
    return await found_one(InvoiceGenerated.filter(id=invoice_id).select_for_update(no_key=True))


def _check_sendable(status: InvoiceStatus) -> None:
    match status:
        case InvoiceStatus.APPROVED:
            return
        case InvoiceStatus.DRAFT | InvoiceStatus.NEEDS_BAND:
            raise WrongState(N_("This invoice must be approved before it is sent."))
        case InvoiceStatus.CANCELLED:
            raise WrongState(N_("This invoice was cancelled."))
        case (
            InvoiceStatus.SENT
            | InvoiceStatus.ACCEPTED
            | InvoiceStatus.DISPUTED
            | InvoiceStatus.REPORTED_PAID
            | InvoiceStatus.VERIFIED
            | InvoiceStatus.OVERDUE
        ):
            raise AlreadyDone(N_("This invoice has already been sent."))
        case _:
            assert_never(status)


async def _tell(paper: Paper, now: datetime) -> None:
    await paper.tell(
        INVOICE_SENT_TO_CLIENT,
        paper.to_client,
        now=now,
        due_at=paper.due_at(),
        attachments=paper.pdf(),
    )
    await paper.tell(INVOICE_SENT, paper.to_both, now=now)
