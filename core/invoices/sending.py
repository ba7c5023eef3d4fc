"""Send every approved invoice whose day has come."""

from datetime import datetime, timedelta

from core.invoices.approve_invoice import is_due
from core.invoices.send_invoice import send_invoice
from core.kit.transaction import transaction
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus

BATCH = 100
AHEAD = timedelta(days=1)
"""East of Greenwich a day begins before its date does in UTC."""


async def send_due_invoices(now: datetime) -> int:
    """Each agency's own calendar decides whether the day has come; tells how many went out."""
    count, last = 0, 0
    while True:
        async with transaction():
            rows = await (
                InvoiceGenerated.filter(
                    status=InvoiceStatus.APPROVED, invoice_date__lte=(now + AHEAD).date(), id__gt=last
                )
                .order_by("id")
                .limit(BATCH)
                .select_for_update(skip_locked=True, no_key=True)
            )
            for invoice in rows:
                await invoice.fetch_related("organization")
                if is_due(invoice, invoice.organization.zone, now):
                    await send_invoice(None, invoice.id, now=now)
                    count += 1
        if len(rows) < BATCH:
            return count
        last = rows[-1].id
