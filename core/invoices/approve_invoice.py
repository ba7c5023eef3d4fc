"""The accountant (or the manager) approves a draft, which gives the invoice its number."""

from datetime import datetime
from typing import assert_never

from core.audit import record
from core.delivery.notify import settle
from core.invoices.access import invoice_of_agency
from core.invoices.numbering import next_number
from core.invoices.paper import Paper, today_in
from core.invoices.reckoning import reckon
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated, SelectedCandidate
from core.models.enums import InvoiceStatus, PaperSeries
from core.notifications.invoices import INVOICE_APPROVED


async def approve_invoice(actor: Actor, invoice_id: int, *, now: datetime) -> InvoiceGenerated:
    """Number the invoice and fix it for good; it is sent on its date.

    Taxes and parties are taken as they stand today, so that a GST number entered since the draft counts.
    """
    async with transaction(actor):
        invoice = await invoice_of_agency(actor, invoice_id, lock=True)
        check_approvable(invoice.status)
        selected = await SelectedCandidate.get(id=invoice.selected_id)
        await reckon(invoice, selected, now)
        assert invoice.invoice_date is not None
        invoice.invoice_code = await next_number(
            invoice.organization_id, PaperSeries.INVOICE, invoice.invoice_date
        )
        invoice.status, invoice.approved_by_id, invoice.approved_at = (
            InvoiceStatus.APPROVED,
            actor.user_id,
            now,
        )
        await invoice.save()
        await record(
            actor,
            "approve_invoice",
            f"invoice:{invoice.id}",
            now=now,
            code=invoice.invoice_code,
            total=invoice.final_price,
        )
        await _tell(actor, await Paper.load(invoice), now)
    return invoice


def check_approvable(status: InvoiceStatus) -> None:
    """Only a draft can be approved, and only once."""
    match status:
        case InvoiceStatus.DRAFT:
            return
        case InvoiceStatus.NEEDS_BAND:
            raise WrongState(
                N_("This invoice has no sum yet: the manager first chooses the band of the hire.")
            )
        case InvoiceStatus.CANCELLED:
            raise WrongState(N_("This invoice was cancelled."))
        case (
            InvoiceStatus.APPROVED
            | InvoiceStatus.SENT
            | InvoiceStatus.ACCEPTED
            | InvoiceStatus.DISPUTED
            | InvoiceStatus.REPORTED_PAID
            | InvoiceStatus.VERIFIED
            | InvoiceStatus.OVERDUE
        ):
            raise AlreadyDone(N_("This invoice has been approved before."))
        case _:
            assert_never(status)


async def _tell(actor: Actor, paper: Paper, now: datetime) -> None:
    outcome = Text(
        N_("Approved by {name} as {code}; it is sent on {day}"),
        {"name": actor.name, "code": paper.invoice.invoice_code, "day": paper.invoice.invoice_date},
    )
    await settle(paper.subject, "approve_invoice", by=actor, now=now, outcome=outcome)
    await paper.tell(INVOICE_APPROVED, paper.to_both, now=now, by=actor.name)


def is_due(invoice: InvoiceGenerated, zone: str, now: datetime) -> bool:
    """Whether the day on which it is sent has come where the agency is."""
    return invoice.invoice_date is not None and invoice.invoice_date <= today_in(zone, now)
