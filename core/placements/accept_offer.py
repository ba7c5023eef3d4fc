"""The candidate accepts the offer."""

from datetime import datetime

from core.audit import record
from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import SelectedCandidate
from core.models.enums import Acceptance, JoiningStatus
from core.notifications.placements import (
    OFFER_ACCEPTED,
    OFFER_ACCEPTED_FOR_CLIENT,
    OFFER_ACCEPTED_FOR_RECRUITER,
)
from core.placements.access import hold, placement_of_candidate
from core.placements.hire import Hire


async def accept_offer(actor: Actor, placement_id: int, *, now: datetime) -> SelectedCandidate:
    """Say yes; the client is asked to confirm the first day when it comes."""
    async with transaction(actor):
        selected = await hold(await placement_of_candidate(actor, placement_id))
        check_unanswered(selected)
        selected.acceptance, selected.answered_at, selected.updated_at = Acceptance.ACCEPTED, now, now
        await selected.save(update_fields=["acceptance", "answered_at", "updated_at"])
        hire = await Hire.load(selected)
        await record(actor, "accept_offer", hire.subject, now=now, organization_id=selected.organization_id)
        outcome = Text(N_("Accepted by {name}"), {"name": actor.name})
        await settle(hire.subject, "answer_offer", by=actor, now=now, outcome=outcome)
        await hire.tell(OFFER_ACCEPTED_FOR_RECRUITER, hire.to_recruiter, now=now)
        await hire.tell(OFFER_ACCEPTED, hire.to_manager, now=now)
        await hire.tell(OFFER_ACCEPTED_FOR_CLIENT, hire.to_client, now=now, due_at=hire.joining_morning())
    return selected


def check_unanswered(selected: SelectedCandidate) -> None:
    """An offer is answered once, and before the first day was confirmed."""
    if selected.acceptance is Acceptance.ACCEPTED:
        raise AlreadyDone(N_("You have accepted this offer."))
    if selected.acceptance is Acceptance.REJECTED:
        raise AlreadyDone(N_("You have refused this offer."))
    if selected.joining_status is not JoiningStatus.PENDING:
        raise WrongState(N_("This offer is no longer open."))
