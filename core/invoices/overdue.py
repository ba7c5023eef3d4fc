"""What time itself brings to an unpaid invoice: it is overdue, and interest accrues from day to day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from core.audit import record
from core.delivery.notify import settle
from core.invoices.paper import Paper, today_in
from core.invoices.rules import days_late, late_interest
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from core.notifications.invoices import INVOICE_OVERDUE, INVOICE_OVERDUE_FOR_CLIENT
from core.sweeping import aside, deal_with

BATCH = 100
SWEEP = "overdue_invoices"
UNPAID = (InvoiceStatus.SENT, InvoiceStatus.ACCEPTED)
AHEAD = timedelta(days=1)
"""East of Greenwich a day begins before its date does in UTC."""


async def mark_overdue_invoices(now: datetime) -> int:
    """Mark each invoice the day after its due date, once, and tell both sides; tells how many."""

    async def mark(some: Sequence[InvoiceGenerated]) -> int:
        return sum([await _mark(await Paper.load(invoice), now) for invoice in some])

    unpaid = InvoiceGenerated.filter(status__in=UNPAID, due_date__lt=(now + AHEAD).date())
    count, last = 0, 0
    while True:
        async with transaction():
            rows = await (
                unpaid.filter(id__gt=last, id__not_in=await aside(SWEEP, now))
                .order_by("id")
                .limit(BATCH)
                .select_for_update(skip_locked=True, no_key=True)
            )
            count += await deal_with(SWEEP, rows, mark, number=attrgetter("id"), now=now)
        if len(rows) < BATCH:
            return count
        last = rows[-1].id


async def _mark(paper: Paper, now: datetime) -> int:
    invoice, today = paper.invoice, today_in(paper.agency.zone, now)
    if invoice.due_date is None or today <= invoice.due_date:
        return 0
    invoice.status = InvoiceStatus.OVERDUE
    await invoice.save(update_fields=["status"])
    await record(None, "invoice_overdue", paper.subject, now=now, organization_id=invoice.organization_id)
    interest = late_interest(invoice.final_price, invoice.interest_percentage, invoice.due_date, today)
    params: dict[str, Any] = {
        "days": days_late(invoice.due_date, today),
        "interest": paper.money(interest) if interest else "",
    }
    # One question at a time: whoever was to pay is asked with the interest from now on.
    outcome = Text(N_("Overdue, asked again"))
    await settle(paper.subject, "report_payment", by=None, now=now, outcome=outcome)
    await paper.tell(INVOICE_OVERDUE_FOR_CLIENT, paper.to_client, now=now, account=paper.account(), **params)
    await paper.tell(INVOICE_OVERDUE, paper.to_both, now=now, **params)
    return 1
