"""Send every approved invoice whose day has come."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter

from core.invoices.approve_invoice import is_due
from core.invoices.send_invoice import send_invoice
from core.kit.transaction import transaction
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.sweeping import aside, deal_with

BATCH = 100
SWEEP = "send_invoices"
AHEAD = timedelta(days=1)
"""East of Greenwich a day begins before its date does in UTC."""


async def send_due_invoices(now: datetime) -> int:
    """Each agency's own calendar decides whether the day has come; tells how many went out."""

    async def send(some: Sequence[InvoiceGenerated]) -> int:
        sent = 0
        for invoice in some:
            await invoice.fetch_related("organization")
            if is_due(invoice, invoice.organization.zone, now):
                await send_invoice(None, invoice.id, now=now)
                sent += 1
        return sent

    approved = InvoiceGenerated.filter(status=InvoiceStatus.APPROVED, invoice_date__lte=(now + AHEAD).date())
    count, last = 0, 0
    while True:
        async with transaction():
            rows = await (
                approved.filter(id__gt=last, id__not_in=await aside(SWEEP, now))
                .order_by("id")
                .limit(BATCH)
                .select_for_update(skip_locked=True, no_key=True)
            )
            count += await deal_with(SWEEP, rows, send, number=attrgetter("id"), now=now)
        if len(rows) < BATCH:
            return count
        last = rows[-1].id
