from datetime import UTC, date, datetime

import pytest

from bot.action import Press
from bot.actions.draft_invoice import ACTION as DRAFT
from bot.actions.view_invoice import ACTION as VIEW
from bot.forms.screen import Mode
from core.invoices.accept_invoice import accept_invoice
from core.invoices.cancel_invoice import cancel_invoice
from core.invoices.reject_payment import reject_payment
from core.invoices.report_payment import Payment, report_payment
from core.invoices.verify_payment import verify_payment
from core.kit.errors import AlreadyDone, InvalidValue, NotAllowed, NotFound, WrongState
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from tests.plugins.database import Database
from tests.stages.conversing import Conversation
from tests.stages.direct import direct_house
from tests.stages.direct_hires import JOINED_AT, approved, joined, sent
from tests.stages.told import acts, last_card

MAY_4 = datetime(2026, 5, 4, 6, tzinfo=UTC)
PAYMENT = Payment("NEFT", "SBIN526095000123", date(2026, 5, 4))


async def test_a_draft_is_cancelled_with_a_reason_and_drafted_anew(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house)
    talk = Conversation(house.accountant, "cancel_invoice")
    await talk.begin(f"invoice:{draft.id}")
    assert talk.screen.lines == ("The invoice for Priya Sharma to Acme Robotics: ₹78,635.20.",)
    await talk.fill(reason="Wrong GST number.")
    assert talk.mode() is Mode.CLOSED
    assert (await InvoiceGenerated.get(id=draft.id)).status is InvoiceStatus.CANCELLED
    card = await last_card(house.accountant, "invoice_drafted")
    assert card.footer.startswith("Cancelled by Anita Shah · ")
    told = await last_card(house.manager, "invoice_cancelled")
    assert told.lines == ("Robotics Engineer at Acme Robotics. Why: Wrong GST number.",)
    assert acts(told) == ["view_invoice"]
    seen = (await VIEW.run(Press(house.manager, told.buttons[0].args, JOINED_AT))).card
    assert seen is not None
    assert acts(seen) == ["draft_invoice"]
    await DRAFT.run(Press(house.manager, seen.buttons[0].args, JOINED_AT))
    again_seen = (await VIEW.run(Press(house.manager, told.buttons[0].args, JOINED_AT))).card
    assert again_seen is not None
    assert acts(again_seen) == [], "another stands in its place"
    again = await InvoiceGenerated.get(status=InvoiceStatus.DRAFT)
    assert again.final_price == draft.final_price


async def test_a_numbered_invoice_is_not_cancelled(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    invoice = await approved(house)
    with pytest.raises(WrongState, match="credit note"):
        await cancel_invoice(house.accountant, invoice.id, "Changed my mind.", now=MAY_4)
    draft = await joined(foreign)
    with pytest.raises(NotFound):
        await cancel_invoice(house.accountant, draft.id, "Not mine.", now=MAY_4)
    with pytest.raises(NotAllowed):
        await cancel_invoice(foreign.client, draft.id, "Too much.", now=MAY_4)
    with pytest.raises(InvalidValue):
        await cancel_invoice(foreign.manager, draft.id, " ", now=MAY_4)
    await cancel_invoice(foreign.manager, draft.id, "Twice.", now=MAY_4)
    with pytest.raises(AlreadyDone):
        await cancel_invoice(foreign.manager, draft.id, "Twice.", now=MAY_4)


async def test_a_payment_that_did_not_arrive_is_reported_anew(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    await accept_invoice(house.client, invoice.id, now=MAY_4)
    await report_payment(house.client, invoice.id, PAYMENT, now=MAY_4)
    card = await last_card(house.accountant, "payment_reported")
    assert acts(card) == ["verify_payment", "reject_payment", "view_invoice"]
    talk = Conversation(house.accountant, "reject_payment")
    await talk.begin(f"invoice:{invoice.id}")
    await talk.fill(reason="No such UTR in our account.")
    assert talk.mode() is Mode.CLOSED
    again = await InvoiceGenerated.get(id=invoice.id)
    assert (again.status, again.payment_reference) == (InvoiceStatus.ACCEPTED, "")
    asked = await last_card(house.client, "payment_not_found")
    assert acts(asked)[0] == "report_payment"
    assert "Anita Shah writes: No such UTR in our account." in asked.lines
    assert acts(await last_card(house.accountant, "payment_reported")) == ["view_invoice"]
    with pytest.raises(WrongState):
        await verify_payment(house.accountant, invoice.id, now=MAY_4)
    await report_payment(house.client, invoice.id, PAYMENT, now=MAY_4)
    await verify_payment(house.accountant, invoice.id, now=MAY_4)


async def test_who_may_say_that_money_is_missing(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    invoice = await sent(house)
    with pytest.raises(WrongState):
        await reject_payment(house.accountant, invoice.id, "Nothing came.", now=MAY_4)
    await report_payment(house.client, invoice.id, PAYMENT, now=MAY_4)
    with pytest.raises(NotFound):
        await reject_payment(foreign.accountant, invoice.id, "Nothing came.", now=MAY_4)
    with pytest.raises(NotAllowed):
        await reject_payment(house.client, invoice.id, "Nothing came.", now=MAY_4)
    with pytest.raises(InvalidValue):
        await reject_payment(house.accountant, invoice.id, "", now=MAY_4)
    rejected = await reject_payment(house.manager, invoice.id, "Nothing came.", now=MAY_4)
    assert rejected.status is InvoiceStatus.SENT
