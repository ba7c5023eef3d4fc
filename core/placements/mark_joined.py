"""The client confirms that the candidate has started work; the invoice is drafted with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.audit import record
from core.delivery.notify import settle
from core.invoices.draft_invoice import draft_invoice
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import SelectedCandidate
from core.models.enums import Acceptance, JoiningStatus
from core.notifications.placements import (
    CANDIDATE_JOINED,
    CANDIDATE_JOINED_FOR_ACCOUNTANT,
    CANDIDATE_JOINED_FOR_CANDIDATE,
)
from core.placements.access import hold, placement_of_client
from core.placements.hire import Hire


async def mark_joined(actor: Actor, placement_id: int, *, now: datetime) -> SelectedCandidate:
    """Record the joining once, and draft the invoice in the same transaction.

    Somebody who came to work has accepted, also if he never pressed the button.
    """
    async with transaction(actor):
        selected = await hold(await placement_of_client(actor, placement_id))
        hire = await Hire.load(selected)
        _check(hire, now)
        if selected.acceptance is Acceptance.PENDING:
            selected.acceptance, selected.answered_at = Acceptance.ACCEPTED, now
        selected.joining_status, selected.joined_on = JoiningStatus.JOINED, selected.joining_date
        selected.joined_at, selected.joined_by_id, selected.updated_at = now, actor.user_id, now
        await selected.save(
            update_fields=[
                "acceptance",
                "answered_at",
                "joining_status",
                "joined_on",
                "joined_at",
                "joined_by_id",
                "updated_at",
            ]
        )
        await record(actor, "mark_joined", hire.subject, now=now, organization_id=selected.organization_id)
        await _tell(actor, hire, now)
        await draft_invoice(actor, selected.id, now=now)
    return selected


def _check(hire: Hire, now: datetime) -> None:
    selected = hire.selected
    if selected.joining_status is JoiningStatus.JOINED:
        raise AlreadyDone(N_("{name} is marked as joined already."), name=hire.name)
    if selected.acceptance is Acceptance.REJECTED:
        raise WrongState(N_("{name} refused the offer."), name=hire.name)
    if selected.joining_status is not JoiningStatus.PENDING:
        raise WrongState(N_("{name} did not join."), name=hire.name)
    if now.astimezone(ZoneInfo(hire.agency.zone)).date() < selected.joining_date:
        raise WrongState(
            N_("{name} starts on {day}. Please confirm it from that day on."),
            name=hire.name,
            day=selected.joining_date,
        )


async def _tell(actor: Actor, hire: Hire, now: datetime) -> None:
    outcome = Text(
        N_("{candidate} joined, confirmed by {name}"), {"candidate": hire.name, "name": actor.name}
    )
    for act in ("mark_joined", "answer_offer"):
        await settle(hire.subject, act, by=actor, now=now, outcome=outcome)
    joined = hire.selected.joined_on
    for kind, to in (
        (CANDIDATE_JOINED, hire.to_agency),
        (CANDIDATE_JOINED_FOR_ACCOUNTANT, hire.to_accountant),
    ):
        await hire.tell(kind, to, now=now, by=actor.name, joined=joined)
    await hire.tell(CANDIDATE_JOINED_FOR_CANDIDATE, hire.to_candidate, now=now)
