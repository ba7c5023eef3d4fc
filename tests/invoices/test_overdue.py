import asyncio
from datetime import UTC, datetime, timedelta

from core.invoices.accept_invoice import accept_invoice
from core.invoices.overdue import mark_overdue_invoices
from core.invoices.report_payment import Payment, report_payment
from core.models import InvoiceGenerated, Notification
from core.models.enums import InvoiceStatus
from scheduler.jobs.overdue_invoices import JOB
from tests.plugins.database import Database
from tests.stages.direct import direct_house
from tests.stages.direct_hires import sent
from tests.stages.told import acts, last_card

MAY_9 = datetime(2026, 5, 8, 18, 30, tzinfo=UTC)
"""The first moment of 9 May in India; the invoice was due on the 8th."""


async def status_of(invoice: InvoiceGenerated) -> InvoiceStatus:
    return (await InvoiceGenerated.get(id=invoice.id)).status


async def test_the_day_after_the_due_date_it_is_overdue_and_both_sides_hear_of_it(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    assert await mark_overdue_invoices(MAY_9 - timedelta(seconds=1)) == 0
    assert await mark_overdue_invoices(MAY_9) == 1
    assert await mark_overdue_invoices(MAY_9 + timedelta(days=1)) == 0
    assert await status_of(invoice) is InvoiceStatus.OVERDUE
    card = await last_card(house.client, "invoice_overdue_for_client")
    assert card.title == "Invoice INV/26-27/00001 is overdue since Fri 8 May 2026: ₹78,635.20"
    assert "Late interest so far: ₹38.78. It grows from day to day." in card.lines
    assert acts(card) == ["report_payment", "view_invoice"]
    for reader in (house.accountant, house.manager):
        assert (await last_card(reader, "invoice_overdue")).title.startswith("Acme Robotics has not paid")


async def test_two_schedulers_tell_it_once(db: Database) -> None:
    house = await direct_house()
    await sent(house)
    await asyncio.gather(*(JOB.run(MAY_9) for _ in range(4)))
    assert await Notification.filter(kind="invoice_overdue_for_client").count() == 1


async def test_an_overdue_invoice_can_be_accepted_and_paid(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    await mark_overdue_invoices(MAY_9)
    await accept_invoice(house.client, invoice.id, now=MAY_9)
    assert await status_of(invoice) is InvoiceStatus.OVERDUE
    payment = Payment("UPI", "UPI12345", MAY_9.date())
    await report_payment(house.client, invoice.id, payment, now=MAY_9)
    assert await status_of(invoice) is InvoiceStatus.REPORTED_PAID
    assert await mark_overdue_invoices(MAY_9 + timedelta(days=9)) == 0
    assert acts(await last_card(house.client, "invoice_overdue_for_client")) == ["view_invoice"]
