"""What an invoice comes to, and what happens when the client does not agree with it."""

from decimal import Decimal

import pytest

from core.models import ClientDetails, Organization
from tests.plugins.chats import Scene
from tests.stages.invoices import SENT_AT, sent_invoice
from tests.stages.placements import CTC, JOINED_AT, accepted_offer, made_offer
from tests.stories.office import BOTH, office

OUTSIDE = Decimal(90_00_000)
FIXED = "₹10,00,000 to ₹50,00,000: a fixed fee of ₹20,000"


@pytest.mark.parametrize("channel", BOTH)
async def test_an_agency_without_gst_number_adds_no_tax(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await Organization.filter(id=the.world.agency.id).update(gst_number=None)
    await accepted_offer(the.world)
    await the.at_moment(JOINED_AT)
    await the.presses("client", "Mark joined")
    the.sees("accountant", "is ready for your approval: ₹66,640.00")
    the.misses("accountant", "GST ₹")


@pytest.mark.parametrize("channel", BOTH)
async def test_another_state_pays_igst(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await ClientDetails.filter(id=the.world.client.client).update(gst_number="27FGHIJ5678K1Z3")
    await accepted_offer(the.world)
    await the.at_moment(JOINED_AT)
    await the.presses("client", "Mark joined")
    the.sees("accountant", "is ready for your approval: ₹78,635.20", "IGST ₹11,995.20")


@pytest.mark.parametrize("channel", BOTH)
async def test_a_fixed_fee_stays_fixed(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await accepted_offer(the.world, CTC + 300_000)
    await the.at_moment(JOINED_AT)
    await the.presses("client", "Mark joined")
    the.sees("accountant", "is ready for your approval: ₹23,600.00")


@pytest.mark.parametrize("channel", BOTH)
async def test_pay_outside_all_bands_makes_the_manager_choose_and_stops_nobody(
    scene: Scene, channel: str
) -> None:
    the = await office(scene, channel)
    await made_offer(the.world, OUTSIDE)
    await scene.settle()
    the.sees("manager", "No agreed band covers the offer to Priya Sharma")
    await the.presses("candidate", "Accept")
    await the.at_moment(JOINED_AT)
    await the.presses("client", "Mark joined")
    the.sees("candidate", "Welcome to Acme Robotics!")
    the.misses("accountant", "is ready for your approval")
    await the.presses("manager", "Choose a band", {"band": FIXED})
    the.sees("accountant", "is ready for your approval: ₹23,600.00")


@pytest.mark.parametrize("channel", BOTH)
async def test_a_disputed_invoice_is_settled_in_the_end(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await sent_invoice(the.world)
    await the.at_moment(SENT_AT.replace(hour=7))
    await the.presses("client", "Dispute", {"reason": "We agreed on 8 %."})
    the.sees("client", "Disputed by Kiran Desai")
    the.sees("accountant", "We agreed on 8 %.")
    the.sees("manager", "We agreed on 8 %.")
    await the.at("client").commands("invoices")
    await the.presses("client", "INV/26-27/00001: Priya Sharma")
    await the.presses("client", "Accept")
    payment = {"method": "NEFT", "reference": "HDFC0001234567", "paid_on": "2026-05-01", "proof": None}
    await the.presses("client", "Report payment", payment)
    await the.presses("accountant", "Not received", {"reason": "Nothing has come in."})
    the.sees("client", "cannot find your payment", "Nothing has come in.")
    await the.presses("client", "Report payment", payment)
    await the.presses("accountant", "Verify")
    the.sees("client", "is settled: ₹78,635.20 has arrived", "Verified by Anita Shah")
