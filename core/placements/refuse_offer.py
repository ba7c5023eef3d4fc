"""The candidate refuses the offer, and the seat comes free."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import JobApplication, SelectedCandidate
from core.models.enums import Acceptance, ApplicationStatus, JoiningStatus
from core.notifications.placements import OFFER_REFUSED, OFFER_REFUSED_FOR_RECRUITER
from core.placements.accept_offer import check_unanswered
from core.placements.access import hold, hold_seats, placement_of_candidate
from core.placements.hire import Hire
from core.placements.seats import give_seat_back


async def refuse_offer(actor: Actor, placement_id: int, reason: str, *, now: datetime) -> SelectedCandidate:
    """Say no with a reason; location and job open again if they were full."""
    async with transaction(actor):
        found = await placement_of_candidate(actor, placement_id)
        job, location, application = await hold_seats(await JobApplication.get(id=found.application_id))
        selected = await hold(found)
        check_unanswered(selected)
        if len(reason.strip()) < 3:
            raise InvalidValue("reason", N_("Please say in a few words why."))
        await _refuse(selected, reason.strip(), now)
        application.status, application.updated_at = ApplicationStatus.WITHDRAWN, now
        await application.save(update_fields=["status", "updated_at"])
        hire = await Hire.load(selected)
        await record(
            actor,
            "refuse_offer",
            hire.subject,
            now=now,
            organization_id=selected.organization_id,
            reason=selected.refusal_reason,
        )
        await _tell(actor, hire, now)
        await give_seat_back(actor, job, location, now)
    return selected


async def _refuse(selected: SelectedCandidate, reason: str, now: datetime) -> None:
    selected.acceptance, selected.joining_status = Acceptance.REJECTED, JoiningStatus.REFUSED
    selected.refusal_reason, selected.answered_at, selected.updated_at = reason, now, now
    selected.seat_taken = False
    await selected.save(
        update_fields=[
            "acceptance",
            "joining_status",
            "refusal_reason",
            "answered_at",
            "seat_taken",
            "updated_at",
        ]
    )


async def _tell(actor: Actor, hire: Hire, now: datetime) -> None:
    outcome = Text(N_("Refused by {name}"), {"name": actor.name})
    for act in ("answer_offer", "choose_band"):
        await settle(hire.subject, act, by=actor, now=now, outcome=outcome)
    reason = hire.selected.refusal_reason
    await hire.tell(OFFER_REFUSED_FOR_RECRUITER, hire.to_recruiter, now=now, reason=reason)
    await hire.tell(OFFER_REFUSED, [*hire.to_manager, *hire.to_client], now=now, reason=reason)
