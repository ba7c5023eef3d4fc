from datetime import date
from decimal import Decimal

import pytest

from core.kit.errors import AlreadyDone, InvalidValue, NotAllowed, NotFound, WrongState
from core.models import AuditEntry, JobApplication, SelectedCandidate
from core.models.enums import Acceptance, ApplicationStatus, JoiningStatus
from core.placements.accept_offer import accept_offer
from core.placements.make_offer import make_offer
from core.placements.offer import Offer
from core.placements.refuse_offer import refuse_offer
from tests.plugins.database import Database
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import JOINING, accepted, all_rounds_passed, offered
from tests.stages.told import acts, kinds_told, last_card


async def test_an_offer_reaches_candidate_recruiter_and_manager(db: Database) -> None:
    house = await direct_house()
    application = await all_rounds_passed(house)
    offer = Offer(Decimal(800_000), JOINING, "Health insurance")
    selected = await make_offer(house.client, application.id, offer, now=NOW)
    assert selected.band_id == house.bands[0].id
    assert (await JobApplication.get(id=application.id)).status is ApplicationStatus.SELECTED
    card = await last_card(house.candidate, "offer_made_to_candidate")
    assert acts(card) == ["accept_offer", "refuse_offer"]
    assert [(fact.label, fact.value) for fact in card.facts] == [
        ("Yearly pay (CTC)", "₹8,00,000"),
        ("Joining date", "Wed 1 Apr 2026"),
        ("Benefits", "Health insurance"),
    ]
    assert "offer_made" in await kinds_told(house.recruiter)
    assert "offer_made" in await kinds_told(house.manager)
    done = await last_card(house.client, "offer_to_make")
    assert acts(done) == ["view_profile"]
    assert done.footer.startswith("Offer made by Kiran Desai · ")
    assert await AuditEntry.filter(verb="make_offer", subject=f"placement:{selected.id}").count() == 1


async def test_an_accepted_offer_asks_the_client_to_confirm_the_first_day(db: Database) -> None:
    house = await direct_house()
    selected = await accepted(house)
    assert selected.acceptance is Acceptance.ACCEPTED
    card = await last_card(house.client, "offer_accepted_for_client")
    assert acts(card) == ["mark_joined", "view_profile"]
    assert card.buttons[0].confirm
    assert card.footer == "Please answer by Wed 1 Apr 2026, 09:00 IST (03:30 UTC)"
    assert "offer_accepted_for_recruiter" in await kinds_told(house.recruiter)
    assert "offer_accepted" in await kinds_told(house.manager)
    answered = await last_card(house.candidate, "offer_made_to_candidate")
    assert acts(answered) == []
    assert answered.footer.startswith("Accepted by Priya Sharma · ")


async def test_an_offer_is_answered_once(db: Database) -> None:
    house = await direct_house()
    selected = await accepted(house)
    with pytest.raises(AlreadyDone):
        await accept_offer(house.candidate, selected.id, now=NOW)
    with pytest.raises(AlreadyDone):
        await refuse_offer(house.candidate, selected.id, "Changed my mind.", now=NOW)


async def test_a_refusal_goes_with_its_reason_to_the_agency_and_the_client(db: Database) -> None:
    house = await direct_house()
    selected = await offered(house)
    with pytest.raises(InvalidValue):
        await refuse_offer(house.candidate, selected.id, " ", now=NOW)
    refused = await refuse_offer(house.candidate, selected.id, "Too far away.", now=NOW)
    assert (refused.acceptance, refused.joining_status) == (Acceptance.REJECTED, JoiningStatus.REFUSED)
    application = await JobApplication.get(id=house.application.id)
    assert application.status is ApplicationStatus.WITHDRAWN
    for reader in (house.client, house.manager):
        assert "Why: Too far away." in (await last_card(reader, "offer_refused")).lines
    assert "Why: Too far away." in (await last_card(house.recruiter, "offer_refused_for_recruiter")).lines


@pytest.mark.parametrize(
    ("offer", "field"),
    [
        (Offer(Decimal(0), JOINING), "ctc"),
        (Offer(Decimal(-1), JOINING), "ctc"),
        (Offer(Decimal(10) ** 11, JOINING), "ctc"),
        (Offer(Decimal(800_000), date(2026, 3, 1)), "joining_date"),
        (Offer(Decimal(800_000), date(2028, 3, 1)), "joining_date"),
    ],
)
async def test_an_offer_that_cannot_be_meant_is_refused(db: Database, offer: Offer, field: str) -> None:
    house = await direct_house()
    application = await all_rounds_passed(house)
    with pytest.raises(InvalidValue) as refused:
        await make_offer(house.client, application.id, offer, now=NOW)
    assert refused.value.field == field
    assert await SelectedCandidate.all().count() == 0


async def test_an_offer_comes_after_all_rounds_and_once(db: Database) -> None:
    house = await direct_house()
    offer = Offer(Decimal(800_000), JOINING)
    with pytest.raises(WrongState):
        await make_offer(house.client, house.application.id, offer, now=NOW)
    application = await all_rounds_passed(house)
    await make_offer(house.client, application.id, offer, now=NOW)
    with pytest.raises(AlreadyDone):
        await make_offer(house.client, application.id, offer, now=NOW)


async def test_outside_all_bands_the_offer_goes_out_and_the_manager_has_a_task(db: Database) -> None:
    house = await direct_house()
    selected = await offered(house, ctc=9_000_000)
    assert selected.band_id is None
    assert acts(await last_card(house.manager, "offer_outside_bands")) == ["choose_band"]
    assert "offer_made_to_candidate" in await kinds_told(house.candidate)


async def test_strangers_find_nothing(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    application = await all_rounds_passed(house)
    offer = Offer(Decimal(800_000), JOINING)
    with pytest.raises(NotFound):
        await make_offer(foreign.client, application.id, offer, now=NOW)
    for actor in (house.manager, house.recruiter, house.candidate, house.interviewer):
        with pytest.raises(NotAllowed):
            await make_offer(actor, application.id, offer, now=NOW)
    selected = await make_offer(house.client, application.id, offer, now=NOW)
    with pytest.raises(NotFound):
        await accept_offer(foreign.candidate, selected.id, now=NOW)
    with pytest.raises(NotAllowed):
        await accept_offer(house.client, selected.id, now=NOW)
