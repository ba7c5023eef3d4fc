from datetime import UTC, date, datetime
from decimal import Decimal

from core.invoices.accept_invoice import accept_invoice
from core.invoices.report_payment import Payment, report_payment
from core.invoices.verify_payment import verify_payment
from core.models.enums import InvoiceStatus
from tests.plugins.database import Database
from tests.stages.direct import direct_house
from tests.stages.direct_hires import sent

MAY = datetime(2026, 5, 2, 6, tzinfo=UTC)


async def test_an_invoice_goes_from_the_draft_to_the_verified_payment(db: Database) -> None:
    house = await direct_house()
    invoice = await sent(house)
    assert invoice.final_price == Decimal("78635.20")
    assert invoice.invoice_code == "INV/26-27/00001"
    assert (invoice.invoice_date, invoice.due_date) == (date(2026, 5, 1), date(2026, 5, 8))
    await accept_invoice(house.client, invoice.id, now=MAY)
    await report_payment(house.client, invoice.id, Payment("NEFT", "UTR1234", MAY.date()), now=MAY)
    settled = await verify_payment(house.accountant, invoice.id, now=MAY)
    assert settled.status is InvoiceStatus.VERIFIED
