"""Approving, answering, paying and verifying as people do it: by presses and short conversations."""

from datetime import UTC, datetime

import pytest

from bot.action import Press
from bot.actions.accept_invoice import ACTION as ACCEPT
from bot.actions.approve_invoice import ACTION as APPROVE
from bot.actions.invoices import ACTION as INVOICES
from bot.actions.verify_payment import ACTION as VERIFY
from bot.actions.view_invoice import ACTION as VIEW
from bot.forms.events import Act
from bot.forms.screen import Mode
from core.kit.actor import Actor
from core.kit.card import Card
from core.kit.errors import AlreadyDone, NotFound
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from tests.plugins.database import Database
from tests.pressing import button, shown
from tests.stages.conversing import Conversation
from tests.stages.direct import direct_house
from tests.stages.direct_hires import JOINED_AT, joined, sent
from tests.stages.told import acts

MAY_4 = datetime(2026, 5, 4, 6, tzinfo=UTC)


async def view(actor: Actor, invoice: InvoiceGenerated, now: datetime = MAY_4) -> Card:
    reply = await VIEW.run(Press(actor, (str(invoice.id),), now))
    assert reply.card is not None
    return reply.card


def facts(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for fact in card.facts}


async def test_the_draft_shows_every_sum_before_it_is_approved(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house)
    listed = await shown(INVOICES, house.accountant)
    assert listed.facts[0].value == (
        "Priya Sharma · Acme Robotics · ₹78,635.20 · Waits for approval · due Fri 8 May 2026"
    )
    card = await view(house.accountant, draft)
    assert card.title == "Invoice draft for Priya Sharma"
    assert facts(card) == {
        "State": "Waits for approval",
        "Candidate": "Priya Sharma",
        "Job": "Robotics Engineer",
        "Client": "Acme Robotics",
        "Yearly pay (CTC)": "₹8,00,000",
        "Fee": "₹66,640.00 (8.33 % of the yearly pay)",
        "Tax": "CGST ₹5,997.60 + SGST ₹5,997.60",
        "Total": "₹78,635.20",
        "Invoice date": "Fri 1 May 2026",
        "Due date": "Fri 8 May 2026",
    }
    reply = await APPROVE.run(Press(house.accountant, button(card, "Approve").args, JOINED_AT))
    assert str(reply.toast) == "Approved as INV/26-27/00001. It is sent on 2026-05-01."
    assert acts(await view(house.accountant, draft)) == []
    with pytest.raises(NotFound):
        await view(house.client, draft)


async def test_the_client_accepts_pays_and_the_accountant_verifies(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    card = await view(house.client, invoice)
    assert acts(card) == ["accept_invoice", "dispute_invoice", "report_payment"]
    assert card.attachments[0].name == "INV-26-27-00001.pdf"
    await ACCEPT.run(Press(house.client, (str(invoice.id),), MAY_4))
    assert acts(await view(house.client, invoice)) == ["dispute_invoice", "report_payment"]
    talk = Conversation(house.client, "report_payment")
    talk.clock.set(MAY_4)
    await talk.begin(f"invoice:{invoice.id}")
    assert talk.screen.lines == (
        "Invoice INV/26-27/00001 from Talent Partners: ₹78,635.20.",
        "Account: Talent Partners, State Bank, 001122334455, SBIN0000001",
    )
    await talk.fill(method="NEFT", reference="SBIN526095000123", paid_on="9 May 2026")
    assert talk.errors["paid_on"]
    await talk.fill(method="NEFT", reference="SBIN526095000123", paid_on="4 May 2026")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    card = await view(house.accountant, invoice)
    assert facts(card)["Transaction"] == "NEFT SBIN526095000123"
    verify = button(card, "Verify")
    assert verify.confirm
    reply = await VERIFY.run(Press(house.accountant, verify.args, MAY_4))
    assert str(reply.toast) == "Invoice INV/26-27/00001 is settled."
    assert (await InvoiceGenerated.get(id=invoice.id)).status is InvoiceStatus.VERIFIED


async def test_an_invoice_is_disputed_with_a_reason(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    invoice = await sent(house)
    with pytest.raises(NotFound):
        await Conversation(foreign.client, "dispute_invoice").begin(f"invoice:{invoice.id}")
    talk = Conversation(house.client, "dispute_invoice")
    await talk.begin(f"invoice:{invoice.id}")
    await talk.fill(reason="The joining date was 3 April.")
    assert talk.mode() is Mode.CLOSED
    card = await view(house.accountant, invoice)
    assert facts(card)["Dispute"] == "The joining date was 3 April."
    with pytest.raises(AlreadyDone):
        await Conversation(house.client, "dispute_invoice").begin(f"invoice:{invoice.id}")


async def test_late_interest_is_shown_and_grows_from_day_to_day(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    due = facts(await view(house.client, invoice, datetime(2026, 5, 8, 6, tzinfo=UTC)))
    assert "Days late" not in due
    shown_on = {
        day: facts(await view(house.client, invoice, datetime(2026, 5, day, 6, tzinfo=UTC)))
        for day in (9, 18)
    }
    assert (shown_on[9]["Days late"], shown_on[9]["Late interest"]) == ("1", "₹38.78")
    assert (shown_on[18]["Days late"], shown_on[18]["Late interest"]) == ("10", "₹387.79")


async def test_a_list_without_invoices_says_so(db: Database) -> None:
    house = await direct_house()
    for reader in (house.accountant, house.manager, house.client):
        assert (await shown(INVOICES, reader)).lines == ("There are none yet.",)
