"""The next number of a series: consecutive per agency and financial year, without gaps."""

from datetime import date

from core.invoices.rules import financial_year, paper_number
from core.kit.transaction import transaction
from core.models.enums import PaperSeries

# The row stays locked until the paper is committed; if that fails, the number was never given.
_NEXT = """
INSERT INTO invoice_sequences (organization_id, financial_year, series, last_number)
VALUES ($1, $2, $3, 1)
ON CONFLICT (organization_id, financial_year, series)
DO UPDATE SET last_number = invoice_sequences.last_number + 1
RETURNING last_number
"""


async def next_number(organization_id: int, series: PaperSeries, day: date) -> str:
    """Take the next number in the year of the day the paper bears."""
    year = financial_year(day)
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_NEXT, [organization_id, year, series.value])
    return paper_number(series.value, year, rows[0]["last_number"])
