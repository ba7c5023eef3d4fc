"""Who may offer, answer, confirm a joining and choose its band."""

from decimal import Decimal

from core.kit.actor import Actor, Role
from core.models import JobApplication, JobPostTerms, SelectedCandidate
from core.placements.accept_offer import accept_offer
from core.placements.choose_band import choose_band
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from core.placements.refuse_offer import refuse_offer
from tests.refusals.case import Case
from tests.stages.interviews import all_rounds_passed
from tests.stages.placements import (
    JOINED_AT,
    JOINING,
    OFFERED_AT,
    accepted_offer,
    made_offer,
    offer_outside_bands,
)
from tests.world import World


def _application(world: World) -> int:
    application = world.things["application"]
    assert isinstance(application, JobApplication)
    return application.id


def _placement(world: World) -> int:
    placement = world.things["placement"]
    assert isinstance(placement, SelectedCandidate)
    return placement.id


async def _offer(world: World, actor: Actor) -> SelectedCandidate:
    return await make_offer(actor, _application(world), Offer(Decimal(800_000), JOINING), now=OFFERED_AT)


async def _choose(world: World, actor: Actor) -> SelectedCandidate:
    band = await JobPostTerms.all().order_by("id").first()
    assert band is not None
    return await choose_band(actor, _placement(world), band.id, now=OFFERED_AT)


CASES = [
    Case(use_case=make_offer, call=_offer, allowed={Role.CLIENT}, stage=all_rounds_passed),
    Case(
        use_case=accept_offer,
        call=lambda world, actor: accept_offer(actor, _placement(world), now=OFFERED_AT),
        allowed={Role.CANDIDATE},
        stage=made_offer,
    ),
    Case(
        use_case=refuse_offer,
        call=lambda world, actor: refuse_offer(actor, _placement(world), "Too far.", now=OFFERED_AT),
        allowed={Role.CANDIDATE},
        stage=made_offer,
    ),
    Case(use_case=choose_band, call=_choose, allowed={Role.MANAGER}, stage=offer_outside_bands),
    Case(
        use_case=mark_joined,
        call=lambda world, actor: mark_joined(actor, _placement(world), now=JOINED_AT),
        allowed={Role.CLIENT},
        stage=accepted_offer,
    ),
]
