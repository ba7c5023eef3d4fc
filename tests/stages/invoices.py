"""Stages of an invoice, reached by the real use-cases."""

from datetime import UTC, date, datetime

from core.invoices.accept_invoice import accept_invoice
from core.invoices.approve_invoice import approve_invoice
from core.invoices.report_payment import Payment, report_payment
from core.invoices.send_invoice import send_invoice
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from tests.stages.placements import JOINED_AT, joined_placement
from tests.world import World

SENT_AT = datetime(2026, 5, 1, 6, tzinfo=UTC)
PAID_AT = datetime(2026, 5, 4, 6, tzinfo=UTC)
PAYMENT = Payment("NEFT", "SBIN526095000123", date(2026, 5, 4))


async def drafted_invoice(world: World) -> InvoiceGenerated:
    """The joining drafted it; the accountant has it to approve."""
    selected = await joined_placement(world)
    invoice = await InvoiceGenerated.get(selected_id=selected.id)
    world.things["invoice"] = invoice
    return invoice


async def cancelled_draft(world: World) -> InvoiceGenerated:
    """The first draft was cancelled, so that another may be made."""
    invoice = await drafted_invoice(world)
    await InvoiceGenerated.filter(id=invoice.id).update(status=InvoiceStatus.CANCELLED)
    return invoice


async def approved_invoice(world: World) -> InvoiceGenerated:
    """It has its number and waits for 1 May."""
    invoice = await drafted_invoice(world)
    invoice = await approve_invoice(world.accountant, invoice.id, now=JOINED_AT)
    world.things["invoice"] = invoice
    return invoice


async def sent_invoice(world: World) -> InvoiceGenerated:
    """The client has it to answer."""
    invoice = await approved_invoice(world)
    invoice = await send_invoice(None, invoice.id, now=SENT_AT)
    world.things["invoice"] = invoice
    return invoice


async def accepted_invoice(world: World) -> InvoiceGenerated:
    """The client accepted it and is to pay."""
    invoice = await sent_invoice(world)
    return await accept_invoice(world.client, invoice.id, now=SENT_AT)


async def paid_invoice(world: World) -> InvoiceGenerated:
    """The client says it is paid; the accountant has it to verify."""
    invoice = await sent_invoice(world)
    invoice = await report_payment(world.client, invoice.id, PAYMENT, now=PAID_AT)
    world.things["invoice"] = invoice
    return invoice
