"""An invoice as the agency's own questions about it name it."""

from core.invoices.paper import Paper
from core.kit.money import Money
from core.models import InvoiceGenerated


async def bill_facts(invoice: InvoiceGenerated) -> dict[str, object]:
    """For whom it is, whose hire, and how much."""
    paper = await Paper.load(invoice)
    return {
        "candidate": paper.selected.candidate.name,
        "client": paper.client.company_name,
        "total": Money(invoice.final_price, invoice.currency),
    }
