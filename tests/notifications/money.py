"""A hire outside all bands, and its invoice with everything that can go wrong on the way to the bank."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from core.invoices.accept_invoice import accept_invoice
from core.invoices.approve_invoice import approve_invoice
from core.invoices.cancel_invoice import cancel_invoice
from core.invoices.dispute_invoice import dispute_invoice
from core.invoices.draft_invoice import draft_invoice
from core.invoices.overdue import mark_overdue_invoices
from core.invoices.reject_payment import reject_payment
from core.invoices.report_payment import report_payment
from core.invoices.send_invoice import send_invoice
from core.invoices.verify_payment import verify_payment
from core.kit.actor import Actor
from core.models import InvoiceGenerated, JobApplication, JobPostTerms
from core.placements.accept_offer import accept_offer
from core.placements.choose_band import choose_band
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from tests.stages.invoices import PAYMENT, SENT_AT
from tests.stages.placements import JOINED_AT, JOINING
from tests.world import World

_OFFERED_AT = datetime(2026, 3, 20, 9, tzinfo=UTC)


async def hire_and_get_paid(world: World, application: JobApplication, candidate: Actor) -> None:
    """From the offer to the settled invoice."""
    offer = Offer(Decimal(90_00_000), JOINING)
    selected = await make_offer(world.client, application.id, offer, now=_OFFERED_AT)
    await accept_offer(candidate, selected.id, now=_OFFERED_AT)
    await mark_joined(world.client, selected.id, now=JOINED_AT)
    band = await JobPostTerms.filter(job_id=application.job_id).order_by("-id").first()
    assert band is not None
    await choose_band(world.manager, selected.id, band.id, now=JOINED_AT)
    first = await InvoiceGenerated.get(selected_id=selected.id)
    await cancel_invoice(world.accountant, first.id, "The GST number changes.", now=JOINED_AT)
    invoice = await draft_invoice(world.accountant, selected.id, now=JOINED_AT)
    await _collect(world, invoice.id)


async def _collect(world: World, invoice_id: int) -> None:
    """Accepted, overdue, disputed, accepted after all, paid, not found, paid again and verified."""
    await approve_invoice(world.accountant, invoice_id, now=JOINED_AT)
    invoice = await send_invoice(None, invoice_id, now=SENT_AT)
    await accept_invoice(world.client, invoice_id, now=SENT_AT)
    assert invoice.due_date is not None
    late = datetime.combine(invoice.due_date, datetime.min.time(), UTC) + timedelta(days=2)
    assert await mark_overdue_invoices(late) == 1
    await dispute_invoice(world.client, invoice_id, "The fee is not the agreed one.", now=late)
    await accept_invoice(world.client, invoice_id, now=late)
    await report_payment(world.client, invoice_id, PAYMENT, now=late)
    await reject_payment(world.accountant, invoice_id, "Nothing on the account.", now=late)
    await report_payment(world.client, invoice_id, PAYMENT, now=late)
    await verify_payment(world.accountant, invoice_id, now=late)
