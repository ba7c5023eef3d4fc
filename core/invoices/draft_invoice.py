"""Prepare the invoice for somebody who has joined."""

from datetime import datetime

from tortoise.exceptions import IntegrityError

from core.audit import record
from core.delivery.looked import look_again
from core.delivery.notify import settle
from core.invoices.paper import Paper
from core.invoices.reckoning import reckon
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, WrongState
from core.kit.found import found_one
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated, SelectedCandidate
from core.models.enums import InvoiceStatus, JoiningStatus
from core.notifications.invoices import (
    INVOICE_DRAFTED,
    INVOICE_DRAFTED_FOR_MANAGER,
    INVOICE_NEEDS_BAND,
    INVOICE_WAITS_FOR_BAND,
)
from core.people.access import require


async def draft_invoice(actor: Actor, placement_id: int, *, now: datetime) -> InvoiceGenerated:
    """Draft the one live invoice of a hire; outside all bands it waits for the manager to choose one.

    The client's confirmation of the joining calls this; the agency may after a cancelled invoice.
    """
    async with transaction(actor):
        selected = await _hire(actor, placement_id)
        await _check_none(selected)
        await selected.fetch_related("application__job")
        invoice = InvoiceGenerated(
            organization_id=selected.organization_id,
            client_id=selected.application.job.client_id,
            selected_id=selected.id,
            ctc=selected.ctc,
            currency=selected.currency,
            created_at=now,
        )
        await reckon(invoice, selected, now)
        try:
            await invoice.save()
        except IntegrityError as error:
            raise AlreadyDone(N_("The invoice for this hire is already there.")) from error
        await record(
            actor,
            "draft_invoice",
            f"invoice:{invoice.id}",
            now=now,
            organization_id=invoice.organization_id,
            placement=selected.id,
            status=invoice.status.value,
            total=invoice.final_price,
        )
        await announce(await Paper.load(invoice), now)
        # Cards of a draft that was cancelled offer this act.
        await look_again([f"placement:{selected.id}"], now=now)
    return invoice


async def _hire(actor: Actor, placement_id: int) -> SelectedCandidate:
    require(actor, Role.CLIENT, Role.ACCOUNTANT, Role.MANAGER)
    rows = SelectedCandidate.filter(id=placement_id)
    if actor.role is Role.CLIENT:
        rows = rows.filter(application__job__client_id=actor.client)
    else:
        rows = rows.filter(organization_id=actor.agency)
    return await found_one(rows)


async def _check_none(selected: SelectedCandidate) -> None:
    if selected.joining_status is not JoiningStatus.JOINED:
        raise WrongState(N_("An invoice is made only for somebody who has joined."))
    live = InvoiceGenerated.filter(selected_id=selected.id).exclude(status=InvoiceStatus.CANCELLED)
    if await live.exists():
        raise AlreadyDone(N_("The invoice for this hire is already there."))


async def announce(paper: Paper, now: datetime) -> None:
    """Ask for the next act: the approval, or first the band."""
    if paper.invoice.status is InvoiceStatus.DRAFT:
        await paper.tell(INVOICE_DRAFTED, paper.to_accountant, now=now)
        await paper.tell(INVOICE_DRAFTED_FOR_MANAGER, paper.to_manager_beside, now=now)
        return
    placement = f"placement:{paper.selected.id}"
    # The offer asked for the band already; one question at a time.
    await settle(placement, "choose_band", by=None, now=now, outcome=Text(N_("Asked again")))
    await paper.tell(INVOICE_NEEDS_BAND, paper.to_manager, now=now, subject=placement)
    await paper.tell(INVOICE_WAITS_FOR_BAND, paper.to_accountant_beside, now=now, subject=placement)
