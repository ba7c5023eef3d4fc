"""The client offers the job to a candidate who passed all rounds."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.audit import record
from core.clients.terms import band_for
from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import JobApplication, JobPosting, JobPostTerms, SelectedCandidate
from core.models.enums import ApplicationStatus
from core.notifications.placements import OFFER_MADE, OFFER_MADE_TO_CANDIDATE, OFFER_OUTSIDE_BANDS
from core.placements.access import application_of_client, hold_seats
from core.placements.hire import Hire
from core.placements.offer import Offer, check_offer
from core.placements.seats import take_seat


async def make_offer(actor: Actor, application_id: int, offer: Offer, *, now: datetime) -> SelectedCandidate:
    """Take a seat, freeze the hire's band and ask the candidate.

    A yearly pay outside all bands makes a task for the manager and never stops the hire.
    """
    async with transaction(actor):
        found = await application_of_client(actor, application_id)
        job, location, application = await hold_seats(found)
        check_offerable(application)
        check_offer(offer, now.astimezone(ZoneInfo(actor.zone)).date())
        await take_seat(actor, job, location, application, now)
        application.status, application.updated_at = ApplicationStatus.SELECTED, now
        application.decided_by_id, application.decided_at = actor.user_id, now
        await application.save(update_fields=["status", "decided_by_id", "decided_at", "updated_at"])
        selected = await _select(actor, job, application, offer, now)
        await record(
            actor,
            "make_offer",
            f"placement:{selected.id}",
            now=now,
            organization_id=selected.organization_id,
            application=application.id,
            ctc=selected.ctc,
            joining_date=selected.joining_date,
            band=selected.band_id,
        )
        await _tell(actor, await Hire.load(selected), now)
    return selected


def check_offerable(application: JobApplication) -> None:
    """Only somebody who passed all rounds and has no offer yet."""
    if application.status is ApplicationStatus.SELECTED:
        raise AlreadyDone(N_("This candidate has your offer already."))
    if application.status is not ApplicationStatus.HOLD:
        raise WrongState(N_("An offer can be made once all rounds are passed."))


async def _select(
    actor: Actor, job: JobPosting, application: JobApplication, offer: Offer, now: datetime
) -> SelectedCandidate:
    band = band_for(await JobPostTerms.filter(job_id=job.id), offer.ctc)
    return await SelectedCandidate.create(
        organization_id=application.organization_id,
        application_id=application.id,
        candidate_id=application.candidate_id,
        band_id=band.id if band else None,
        ctc=offer.ctc,
        currency=job.currency,
        joining_date=offer.joining_date,
        other_benefits=offer.benefits.strip(),
        offered_by_id=actor.user_id,
        is_replacement_hire=application.is_replacement,
        created_at=now,
        updated_at=now,
    )


async def _tell(actor: Actor, hire: Hire, now: datetime) -> None:
    outcome = Text(N_("Offer made by {name}"), {"name": actor.name})
    await settle(f"application:{hire.application.id}", "make_offer", by=actor, now=now, outcome=outcome)
    await hire.tell(OFFER_MADE_TO_CANDIDATE, hire.to_candidate, now=now)
    await hire.tell(OFFER_MADE, hire.to_agency, now=now)
    if hire.selected.band_id is None:
        await hire.tell(OFFER_OUTSIDE_BANDS, hire.to_manager, now=now)
