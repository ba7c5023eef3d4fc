"""The conversations of offering, refusing and choosing a band, and the presses between them."""

from decimal import Decimal

import pytest

from bot.action import Press
from bot.actions.accept_offer import ACTION as ACCEPT
from bot.actions.joining import ACTION as JOINING_LIST
from bot.actions.mark_joined import ACTION as MARK_JOINED
from bot.actions.my_offers import ACTION as MY_OFFERS
from bot.forms.events import Act
from bot.forms.screen import Mode
from core.kit.errors import AlreadyDone, NotFound, WrongState
from core.models import InvoiceGenerated, SelectedCandidate
from core.models.enums import Acceptance, InvoiceStatus
from tests.plugins.database import Database
from tests.pressing import button, press, shown
from tests.stages.conversing import Conversation
from tests.stages.direct import House, direct_house
from tests.stages.direct_hires import JOINED_AT, accepted, all_rounds_passed, joined, offered
from tests.stages.told import acts


async def offering(house: House, pay: str) -> Conversation:
    """The client has given the pay and sees what it costs."""
    application = await all_rounds_passed(house)
    talk = Conversation(house.client, "make_offer")
    await talk.begin(f"application:{application.id}")
    await talk.fill(ctc=pay)
    return talk


async def test_the_fee_is_shown_before_the_offer_goes_out(db: Database) -> None:
    house = await direct_house()
    talk = await offering(house, "8 lakh")
    assert talk.screen.lines == ("Fee at ₹8,00,000: ₹66,640.00 before tax (8.33 % of it).",)
    await talk.fill(joining_date="1 April 2026", benefits="Health insurance")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    assert talk.screen.card is not None
    assert talk.screen.card.title == "Your offer to Priya Sharma is out."
    selected = await SelectedCandidate.get()
    assert (selected.ctc, selected.other_benefits) == (Decimal("800000.00"), "Health insurance")


async def test_outside_the_range_the_client_is_warned_and_not_stopped(db: Database) -> None:
    house = await direct_house()
    talk = await offering(house, "15 lakh")
    assert talk.screen.lines == (
        "Fee at ₹15,00,000: ₹1,50,000.00 before tax (10 % of it).",
        "Please note: ₹15,00,000 lies outside the range of the job.",
    )
    await talk.fill(joining_date="1 April 2026")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED


async def test_outside_all_bands_the_offer_goes_out_as_well(db: Database) -> None:
    house = await direct_house()
    talk = await offering(house, "90 lakh")
    assert talk.screen.lines[0].startswith("Please note: no agreed band covers ₹90,00,000.")
    await talk.fill(joining_date="1 April 2026")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    assert (await SelectedCandidate.get()).band_id is None


async def test_by_command_the_client_picks_who_passed(db: Database) -> None:
    house = await direct_house()
    application = await all_rounds_passed(house)
    talk = Conversation(house.client, "make_offer")
    await talk.begin()
    await talk.fill(application=str(application.id))
    assert talk.screen.lines == (
        "Priya Sharma for Robotics Engineer in Pune.",
        "The job was posted with ₹6,00,000 to ₹12,00,000 a year.",
    )
    await talk.fill(ctc="8,00,000")
    await talk.fill(joining_date="1 April 2026")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED


async def test_a_race_for_the_seat_is_told_on_the_review_and_nothing_is_lost(db: Database) -> None:
    house = await direct_house()
    talk = await offering(house, "8 lakh")
    await talk.fill(joining_date="1 April 2026")
    house.location.positions_closed = 1
    await house.location.save()
    await talk.press(Act.SUBMIT)
    assert talk.mode() is not Mode.CLOSED
    assert talk.screen.note == "No seat is left for “Robotics Engineer” in Pune: 1 of 1 are taken."
    house.location.positions_closed = 0
    await house.location.save()
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED


async def test_an_offer_is_accepted_from_the_list(db: Database) -> None:
    house = await direct_house()
    assert (await shown(MY_OFFERS, house.candidate)).facts == ()
    await offered(house)
    card = await shown(MY_OFFERS, house.candidate)
    assert card.facts[0].value == "Pune · ₹8,00,000 · Wed 1 Apr 2026 · not answered yet"
    reply = await press(ACCEPT, house.candidate, *button(card, "Accept Robotics Engineer").args)
    assert str(reply.toast) == "You accepted. Your first day is 2026-04-01. All the best!"
    assert acts(await shown(MY_OFFERS, house.candidate)) == []


async def test_an_offer_is_refused_with_a_reason(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    selected = await offered(house)
    with pytest.raises(NotFound):
        await Conversation(foreign.candidate, "refuse_offer").begin(f"placement:{selected.id}")
    talk = Conversation(house.candidate, "refuse_offer")
    await talk.begin(f"placement:{selected.id}")
    assert talk.screen.lines == ("The offer: Robotics Engineer at Acme Robotics.",)
    await talk.fill(reason="Too far away.")
    assert talk.mode() is Mode.CLOSED
    assert (await SelectedCandidate.get()).acceptance is Acceptance.REJECTED
    with pytest.raises(AlreadyDone):
        await Conversation(house.candidate, "refuse_offer").begin(f"placement:{selected.id}")


async def test_the_joining_is_confirmed_from_the_list(db: Database) -> None:
    house = await direct_house()
    selected = await accepted(house)
    card = await shown(JOINING_LIST, house.client)
    confirm = button(card, "Priya Sharma has joined")
    assert confirm.confirm.startswith("Has Priya Sharma really started work?")
    assert acts(await shown(JOINING_LIST, house.manager)) == []
    with pytest.raises(WrongState, match="starts on"):
        await press(MARK_JOINED, house.client, *confirm.args)
    reply = await MARK_JOINED.run(Press(house.client, confirm.args, JOINED_AT))
    assert str(reply.toast) == "Priya Sharma is marked as joined. The agency knows."
    assert await InvoiceGenerated.exists(selected_id=selected.id)
    assert (await shown(JOINING_LIST, house.client)).lines == ("Nobody is about to start.",)


async def test_the_manager_chooses_the_band_seeing_each_fee(db: Database) -> None:
    house = await direct_house()
    invoice = await joined(house, ctc=9_000_000)
    talk = Conversation(house.manager, "choose_band")
    await talk.begin(f"placement:{invoice.selected_id}")
    assert talk.screen.lines[0] == (
        "Acme Robotics offered Priya Sharma ₹90,00,000, which no band of the job covers."
    )
    assert talk.screen.lines[2] == ("₹10,00,000 to ₹50,00,000: 10 % of it gives a fee of ₹9,00,000.00.")
    await talk.fill(band=str(house.bands[1].id))
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    assert (await InvoiceGenerated.get(id=invoice.id)).status is InvoiceStatus.DRAFT
