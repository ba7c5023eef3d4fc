import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from core.invoices.accept_invoice import accept_invoice
from core.invoices.dispute_invoice import dispute_invoice
from core.invoices.queries import invoices
from core.invoices.report_payment import Payment, report_payment
from core.invoices.send_invoice import send_invoice
from core.invoices.sending import send_due_invoices
from core.invoices.verify_payment import verify_payment
from core.kit.errors import AlreadyDone, InvalidValue, NotAllowed, NotFound, WrongState
from core.models import InvoiceGenerated, Notification, StoredFile
from core.models.enums import InvoiceStatus
from scheduler.jobs.send_invoices import JOB
from tests.plugins.database import Database
from tests.stages.counting import queries
from tests.stages.direct import direct_house
from tests.stages.direct_hires import JOINED_AT, approved, joined, sent
from tests.stages.told import acts, kinds_told, last_card

MAY_1 = datetime(2026, 4, 30, 18, 30, tzinfo=UTC)
"""The first moment of 1 May in India."""
MAY_2 = datetime(2026, 5, 2, 6, tzinfo=UTC)
PAYMENT = Payment("NEFT", "SBIN526095000123", date(2026, 5, 2))


async def test_it_is_sent_on_its_day_once_with_the_paper(db: Database) -> None:
    house = await direct_house()
    invoice = await approved(house)
    assert await send_due_invoices(MAY_1 - timedelta(seconds=1)) == 0
    assert await send_due_invoices(MAY_1) == 1
    assert await send_due_invoices(MAY_1) == 0
    assert (await InvoiceGenerated.get(id=invoice.id)).status is InvoiceStatus.SENT
    card = await last_card(house.client, "invoice_sent_to_client")
    assert card.title == ("Invoice INV/26-27/00001 from Talent Partners: ₹78,635.20, due on Fri 8 May 2026")
    assert acts(card) == ["accept_invoice", "dispute_invoice", "view_invoice"]
    (paper,) = card.attachments
    assert (paper.name, paper.make) == ("INV-26-27-00001.pdf", f"invoice_pdf:{invoice.id}")
    for reader in (house.accountant, house.manager):
        assert "invoice_sent" in await kinds_told(reader)


async def test_two_schedulers_send_it_once(db: Database) -> None:
    house = await direct_house()
    await approved(house)
    await asyncio.gather(*(JOB.run(MAY_1) for _ in range(4)))
    assert await Notification.filter(kind="invoice_sent_to_client").count() == 1


async def test_nobody_sends_it_before_its_day_or_before_approval(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    draft = await joined(house)
    with pytest.raises(WrongState, match="approved"):
        await send_invoice(house.accountant, draft.id, now=MAY_1)
    other = await approved(foreign)
    with pytest.raises(WrongState, match="sent by itself"):
        await send_invoice(foreign.accountant, other.id, now=JOINED_AT)
    with pytest.raises(NotFound):
        await send_invoice(house.accountant, other.id, now=MAY_1)
    with pytest.raises(NotAllowed):
        await send_invoice(foreign.client, other.id, now=MAY_1)


async def test_the_client_sees_nothing_before_it_is_sent(db: Database) -> None:
    house = await direct_house()
    invoice = await approved(house)
    assert (await invoices(house.client)).lines == ()
    with pytest.raises(NotFound):
        await accept_invoice(house.client, invoice.id, now=JOINED_AT)
    await send_due_invoices(MAY_1)
    with queries() as counted:
        (line,) = (await invoices(house.client)).lines
    assert counted.count <= 2
    assert line.id == invoice.id
    await accept_invoice(house.client, invoice.id, now=MAY_2)


async def test_accepting_asks_for_the_payment(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    await accept_invoice(house.client, invoice.id, now=MAY_2)
    card = await last_card(house.client, "payment_to_report")
    assert acts(card) == ["report_payment", "view_invoice"]
    assert ("Pay to", "Talent Partners, State Bank, 001122334455, SBIN0000001") in [
        (fact.label, fact.value) for fact in card.facts
    ]
    answered = await last_card(house.client, "invoice_sent_to_client")
    assert acts(answered) == ["view_invoice"]
    assert answered.footer.startswith("Accepted by Kiran Desai · ")
    for reader in (house.accountant, house.manager):
        assert "invoice_accepted" in await kinds_told(reader)
    with pytest.raises(AlreadyDone):
        await accept_invoice(house.client, invoice.id, now=MAY_2)


async def test_a_dispute_tells_why_and_can_be_talked_over(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    with pytest.raises(InvalidValue):
        await dispute_invoice(house.client, invoice.id, "  ", now=MAY_2)
    disputed = await dispute_invoice(house.client, invoice.id, "Wrong joining date.", now=MAY_2)
    assert disputed.status is InvoiceStatus.DISPUTED
    assert disputed.final_price == invoice.final_price
    for reader in (house.accountant, house.manager):
        card = await last_card(reader, "invoice_disputed")
        assert "Kiran Desai writes: Wrong joining date." in card.lines
    with pytest.raises(AlreadyDone):
        await dispute_invoice(house.client, invoice.id, "Again.", now=MAY_2)
    accepted = await accept_invoice(house.client, invoice.id, now=MAY_2)
    assert accepted.status is InvoiceStatus.ACCEPTED


async def test_accept_and_dispute_at_once_end_in_one_of_them(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    await asyncio.gather(
        accept_invoice(house.client, invoice.id, now=MAY_2),
        accept_invoice(house.client, invoice.id, now=MAY_2),
        return_exceptions=True,
    )
    assert await Notification.filter(kind="payment_to_report").count() == 1


@pytest.mark.parametrize(
    ("payment", "field"),
    [
        (Payment(" ", "SBIN526095000123", date(2026, 5, 2)), "method"),
        (Payment("NEFT", "1", date(2026, 5, 2)), "reference"),
        (Payment("NEFT", "SBIN526095000123", date(2026, 5, 3)), "paid_on"),
        (Payment("NEFT", "SBIN526095000123", date(2026, 5, 2), proof_id=4711), "proof"),
    ],
)
async def test_a_payment_that_cannot_be_is_refused(db: Database, payment: Payment, field: str) -> None:
    house = await direct_house()
    invoice = await sent(house)
    with pytest.raises(InvalidValue) as refused:
        await report_payment(house.client, invoice.id, payment, now=MAY_2)
    assert refused.value.field == field
    reported = await report_payment(house.client, invoice.id, PAYMENT, now=MAY_2)
    assert reported.status is InvoiceStatus.REPORTED_PAID


async def test_a_reported_payment_goes_to_the_accountant_with_its_proof(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    proof = await StoredFile.create(
        owner_id=house.client.user_id,
        name="receipt.pdf",
        media_type="application/pdf",
        size=1,
        sha256="0" * 64,
    )
    payment = Payment("NEFT", "SBIN526095000123", date(2026, 5, 2), proof.id)
    await report_payment(house.client, invoice.id, payment, now=MAY_2)
    card = await last_card(house.accountant, "payment_reported")
    assert acts(card) == ["verify_payment", "reject_payment", "view_invoice"]
    assert [file.name for file in card.attachments] == ["receipt.pdf"]
    assert acts(await last_card(house.client, "invoice_sent_to_client")) == ["view_invoice"]
    with pytest.raises(AlreadyDone):
        await report_payment(house.client, invoice.id, PAYMENT, now=MAY_2)


async def test_a_late_payment_shows_its_interest(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    later = datetime(2026, 5, 20, 6, tzinfo=UTC)
    await report_payment(house.client, invoice.id, Payment("UPI", "UPI12345", date(2026, 5, 18)), now=later)
    card = await last_card(house.accountant, "payment_reported")
    assert ("Late interest", "₹387.79") in [(fact.label, fact.value) for fact in card.facts]


async def test_verifying_settles_all(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    with pytest.raises(WrongState):
        await verify_payment(house.accountant, invoice.id, now=MAY_2)
    await accept_invoice(house.client, invoice.id, now=MAY_2)
    await report_payment(house.client, invoice.id, PAYMENT, now=MAY_2)
    outcomes = await asyncio.gather(
        verify_payment(house.accountant, invoice.id, now=MAY_2),
        verify_payment(house.manager, invoice.id, now=MAY_2),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyDone", "InvoiceGenerated"]
    waiting = Notification.filter(subject=f"invoice:{invoice.id}", done_at__isnull=True).exclude(action="")
    assert await waiting.count() == 0
    assert "payment_verified" in await kinds_told(house.client)


async def test_strangers_can_neither_answer_nor_verify(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    invoice = await sent(house)
    for call in (
        accept_invoice(foreign.client, invoice.id, now=MAY_2),
        dispute_invoice(foreign.client, invoice.id, "Not mine.", now=MAY_2),
        report_payment(foreign.client, invoice.id, PAYMENT, now=MAY_2),
        verify_payment(foreign.accountant, invoice.id, now=MAY_2),
    ):
        with pytest.raises(NotFound):
            await call
    for call in (
        accept_invoice(house.accountant, invoice.id, now=MAY_2),
        report_payment(house.manager, invoice.id, PAYMENT, now=MAY_2),
        verify_payment(house.client, invoice.id, now=MAY_2),
    ):
        with pytest.raises(NotAllowed):
            await call
    assert (await InvoiceGenerated.get(id=invoice.id)).status is InvoiceStatus.SENT
