"""The manager chooses the band of a hire whose pay lies outside all of them."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.invoices.draft_invoice import announce
from core.invoices.paper import Paper
from core.invoices.reckoning import reckon
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.money import Pay
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated, JobPostTerms, SelectedCandidate
from core.models.enums import InvoiceStatus, JoiningStatus
from core.placements.access import hold, placement_of_manager


async def choose_band(actor: Actor, placement_id: int, band_id: int, *, now: datetime) -> SelectedCandidate:
    """Freeze one of the job's bands for this hire; an invoice that waited for it becomes a draft."""
    async with transaction(actor):
        selected = await hold(await placement_of_manager(actor, placement_id))
        check_needs_band(selected)
        await selected.fetch_related("application")
        band = await JobPostTerms.get_or_none(id=band_id, job_id=selected.application.job_id)
        if band is None:
            raise InvalidValue("band", N_("Please choose one of the bands of this job."))
        selected.band_id, selected.updated_at = band.id, now
        await selected.save(update_fields=["band_id", "updated_at"])
        subject = f"placement:{selected.id}"
        await record(actor, "choose_band", subject, now=now, band=band.id)
        outcome = Text(
            N_("{name} chose the band {low} to {high}"),
            {
                "name": actor.name,
                "low": Pay(band.ctc_min, band.currency),
                "high": Pay(band.ctc_max, band.currency),
            },
        )
        await settle(subject, "choose_band", by=actor, now=now, outcome=outcome)
        await _draft(selected, now)
    return selected


def check_needs_band(selected: SelectedCandidate) -> None:
    """Only a hire without a band, and one that is still meant to happen."""
    if selected.band_id is not None:
        raise AlreadyDone(N_("This hire has its band."))
    if selected.joining_status is JoiningStatus.REFUSED:
        raise WrongState(N_("The offer was refused; no band is needed."))


async def _draft(selected: SelectedCandidate, now: datetime) -> None:
    waiting = InvoiceGenerated.filter(selected_id=selected.id, status=InvoiceStatus.NEEDS_BAND)
    invoice = await waiting.select_for_update(no_key=True).first()
    if invoice is None:
        return
    await reckon(invoice, selected, now)
    await invoice.save()
    await announce(await Paper.load(invoice), now)
