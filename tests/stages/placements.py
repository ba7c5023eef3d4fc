"""Stages of a hire, reached by the real use-cases."""

from datetime import UTC, date, datetime
from decimal import Decimal

from core.models import SelectedCandidate
from core.placements.accept_offer import accept_offer
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from core.placements.refuse_offer import refuse_offer
from tests.stages.interviews import all_rounds_passed
from tests.world import World

OFFERED_AT = datetime(2026, 3, 5, 9, tzinfo=UTC)
JOINING = date(2026, 4, 1)
JOINED_AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
CTC = Decimal(800_000)


async def made_offer(world: World, ctc: Decimal = CTC) -> SelectedCandidate:
    """Priya has an offer to answer."""
    application = await all_rounds_passed(world)
    offer = Offer(ctc, JOINING, "Health insurance")
    selected = await make_offer(world.client, application.id, offer, now=OFFERED_AT)
    world.things["placement"] = selected
    return selected


async def accepted_offer(world: World, ctc: Decimal = CTC) -> SelectedCandidate:
    """Priya said yes."""
    selected = await made_offer(world, ctc)
    return await accept_offer(world.candidate, selected.id, now=OFFERED_AT)


async def refused_offer(world: World) -> SelectedCandidate:
    """Priya said no."""
    selected = await made_offer(world)
    return await refuse_offer(world.candidate, selected.id, "I stay where I am.", now=OFFERED_AT)


async def offer_outside_bands(world: World) -> SelectedCandidate:
    """An offer no agreed band covers, so that the manager has a band to choose."""
    return await made_offer(world, Decimal(90_00_000))


async def joined_placement(world: World, ctc: Decimal = CTC) -> SelectedCandidate:
    """Priya works there since 1 April."""
    selected = await accepted_offer(world, ctc)
    selected = await mark_joined(world.client, selected.id, now=JOINED_AT)
    world.things["placement"] = selected
    return selected
