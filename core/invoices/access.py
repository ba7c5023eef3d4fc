"""Which invoices a person may touch; the only way to their rows."""

from tortoise.queryset import QuerySet

from core.kit.actor import Actor, Role
from core.kit.errors import NotFound, WrongState
from core.kit.found import found_one
from core.kit.words import N_
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.people.access import require


async def invoice_of_agency(actor: Actor, invoice_id: int, *, lock: bool = False) -> InvoiceGenerated:
    """An invoice of the agency, for those who look after its money."""
    require(actor, Role.ACCOUNTANT, Role.MANAGER)
    return await _one(InvoiceGenerated.filter(id=invoice_id, organization_id=actor.agency), lock=lock)


async def invoice_of_client(actor: Actor, invoice_id: int, *, lock: bool = False) -> InvoiceGenerated:
    """An invoice sent to the client; before that it answers like a missing one."""
    require(actor, Role.CLIENT)
    invoice = await _one(InvoiceGenerated.filter(id=invoice_id, client_id=actor.client), lock=lock)
    if invoice.sent_at is None:
        raise NotFound
    return invoice


async def invoice_to_read(actor: Actor, invoice_id: int) -> InvoiceGenerated:
    """An invoice for whoever of both sides may read it."""
    require(actor, Role.ACCOUNTANT, Role.MANAGER, Role.CLIENT)
    if actor.role is Role.CLIENT:
        return await invoice_of_client(actor, invoice_id)
    return await invoice_of_agency(actor, invoice_id)


async def _one(rows: QuerySet[InvoiceGenerated], *, lock: bool) -> InvoiceGenerated:
    return await found_one(rows.select_for_update(no_key=True) if lock else rows)


def check_not_cancelled(invoice: InvoiceGenerated) -> None:
    """Nothing can be done with an invoice that was cancelled."""
    if invoice.status is InvoiceStatus.CANCELLED:
        raise WrongState(N_("This invoice was cancelled."))
