import asyncio
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.kit.errors import AlreadyDone, InvalidValue, NotAllowed, NotFound, WrongState
from core.models import InvoiceGenerated, Notification, SelectedCandidate
from core.models.enums import Acceptance, InvoiceStatus, JoiningStatus
from core.placements.choose_band import choose_band
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from core.placements.queries import joining, my_offers, to_offer
from core.placements.refuse_offer import refuse_offer
from tests.plugins.database import Database
from tests.stages.counting import queries
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import JOINED_AT, JOINING, accepted, all_rounds_passed, joined, offered
from tests.stages.told import acts, kinds_told, last_card


async def test_joining_drafts_the_invoice_and_tells_everybody(db: Database) -> None:
    house = await direct_house()
    invoice = await joined(house)
    selected = await SelectedCandidate.get(id=invoice.selected_id)
    assert (selected.joining_status, selected.joined_on) == (JoiningStatus.JOINED, JOINING)
    assert invoice.status is InvoiceStatus.DRAFT
    for reader in (house.recruiter, house.manager):
        assert "candidate_joined" in await kinds_told(reader)
    # An accountant may not read profiles, so the news comes without that button.
    assert "candidate_joined_for_accountant" in await kinds_told(house.accountant)
    assert not acts(await last_card(house.accountant, "candidate_joined_for_accountant"))
    card = await last_card(house.accountant, "invoice_drafted")
    assert acts(card) == ["approve_invoice", "view_invoice"]
    assert card.title == "An invoice to Acme Robotics is ready for your approval: ₹78,635.20"
    done = await last_card(house.client, "offer_accepted_for_client")
    assert acts(done) == ["view_profile"]
    assert done.footer.startswith("Priya Sharma joined, confirmed by Kiran Desai · ")


async def test_joining_is_confirmed_once_also_at_once(db: Database) -> None:
    house = await direct_house()
    selected = await accepted(house)
    outcomes = await asyncio.gather(
        *(mark_joined(house.client, selected.id, now=JOINED_AT) for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(one, SelectedCandidate) for one in outcomes) == 1
    assert sum(isinstance(one, AlreadyDone) for one in outcomes) == 3
    assert await InvoiceGenerated.all().count() == 1
    assert await Notification.filter(kind="invoice_drafted").count() == 1


async def test_not_before_the_first_day_in_the_agencys_zone(db: Database) -> None:
    house = await direct_house()
    selected = await accepted(house)
    with pytest.raises(WrongState, match="starts on"):
        await mark_joined(house.client, selected.id, now=datetime(2026, 3, 31, 18, 29, tzinfo=UTC))
    await mark_joined(house.client, selected.id, now=datetime(2026, 3, 31, 18, 30, tzinfo=UTC))


async def test_who_came_to_work_has_accepted(db: Database) -> None:
    house = await direct_house()
    selected = await offered(house)
    joined_now = await mark_joined(house.client, selected.id, now=JOINED_AT)
    assert joined_now.acceptance is Acceptance.ACCEPTED
    assert acts(await last_card(house.candidate, "offer_made_to_candidate")) == []


async def test_who_refused_cannot_join(db: Database) -> None:
    house = await direct_house()
    selected = await offered(house)
    await refuse_offer(house.candidate, selected.id, "Too far.", now=NOW)
    with pytest.raises(WrongState, match="refused"):
        await mark_joined(house.client, selected.id, now=JOINED_AT)


async def test_strangers_cannot_confirm(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    selected = await accepted(house)
    with pytest.raises(NotFound):
        await mark_joined(foreign.client, selected.id, now=JOINED_AT)
    for actor in (house.recruiter, house.manager, house.accountant, house.candidate):
        with pytest.raises(NotAllowed):
            await mark_joined(actor, selected.id, now=JOINED_AT)
    assert await InvoiceGenerated.all().count() == 0


async def test_a_joiner_outside_all_bands_is_recorded_and_the_manager_chooses(db: Database) -> None:
    house = await direct_house()
    invoice = await joined(house, ctc=9_000_000)
    assert (invoice.status, invoice.final_price, invoice.terms_id) == (
        InvoiceStatus.NEEDS_BAND,
        Decimal(0),
        None,
    )
    assert acts(await last_card(house.manager, "invoice_needs_band")) == ["choose_band"]
    waits = await last_card(house.accountant, "invoice_waits_for_band")
    assert "Maya Rao chooses the band; then I will ask you to approve." in waits.lines
    await choose_band(house.manager, invoice.selected_id, house.bands[1].id, now=JOINED_AT)
    drafted = await InvoiceGenerated.get(id=invoice.id)
    assert drafted.status is InvoiceStatus.DRAFT
    assert drafted.sub_total == Decimal("900000.00")
    assert acts(await last_card(house.accountant, "invoice_drafted"))[0] == "approve_invoice"
    for kind, outcome in (
        ("invoice_needs_band", "Maya Rao chose the band ₹10,00,000 to ₹50,00,000 · "),
        ("offer_outside_bands", "Asked again · "),
    ):
        card = await last_card(house.manager, kind)
        assert acts(card) == []
        assert card.footer.startswith(outcome)
    with pytest.raises(AlreadyDone):
        await choose_band(house.manager, invoice.selected_id, house.bands[0].id, now=JOINED_AT)


async def test_a_band_chosen_before_the_first_day_is_used_when_it_comes(db: Database) -> None:
    house = await direct_house()
    selected = await accepted(house, ctc=9_000_000)
    await choose_band(house.manager, selected.id, house.bands[1].id, now=NOW)
    await mark_joined(house.client, selected.id, now=JOINED_AT)
    invoice = await InvoiceGenerated.get(selected_id=selected.id)
    assert (invoice.status, invoice.sub_total) == (InvoiceStatus.DRAFT, Decimal("900000.00"))


async def test_only_a_band_of_this_job_and_only_the_manager_chooses(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    selected = await accepted(house, ctc=9_000_000)
    with pytest.raises(NotFound):
        await choose_band(foreign.manager, selected.id, foreign.bands[0].id, now=NOW)
    with pytest.raises(NotAllowed):
        await choose_band(house.accountant, selected.id, house.bands[0].id, now=NOW)
    with pytest.raises(InvalidValue):
        await choose_band(house.manager, selected.id, foreign.bands[0].id, now=NOW)


async def test_the_lists_of_offers_and_joiners(db: Database) -> None:
    house, foreign = await direct_house(seats=3), await direct_house("northwind")
    application = await all_rounds_passed(house)
    assert [one.application_id for one in await to_offer(house.client)] == [application.id]
    assert await to_offer(foreign.client) == []
    selected = await make_offer(house.client, application.id, Offer(Decimal(800_000), JOINING), now=NOW)
    assert await to_offer(house.client) == []
    with queries() as counted:
        (line,) = (await my_offers(house.candidate)).lines
    assert counted.count <= 2
    assert (line.id, line.ctc, line.joining_date) == (selected.id, Decimal("800000.00"), date(2026, 4, 1))
    for reader in (house.client, house.manager, house.recruiter):
        assert [one.id for one in (await joining(reader)).lines] == [selected.id]
    for stranger in (foreign.client, foreign.manager, foreign.recruiter):
        assert (await joining(stranger)).lines == ()
    with pytest.raises(NotAllowed):
        await my_offers(house.client)
