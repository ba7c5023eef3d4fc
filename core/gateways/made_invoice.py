"""The PDF of an invoice as it stands in the books now."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from core.gateways.invoice_paper import Bank, FeeLine, InvoicePaper, Mark, Party, TaxLine
from core.gateways.invoice_pdf import invoice_pdf
from core.invoices.paper import Paper, rates_on, today_in
from core.invoices.rules import Rates, late_interest
from core.kit.errors import Rejected
from core.kit.gst_states import place_of_supply
from core.models import InvoiceGenerated
from core.models.enums import FeeType, InvoiceStatus

_MARKS = {
    InvoiceStatus.NEEDS_BAND: Mark.DRAFT,
    InvoiceStatus.DRAFT: Mark.DRAFT,
    InvoiceStatus.CANCELLED: Mark.CANCELLED,
}


async def made_invoice(invoice_id: int, now: datetime) -> bytes:
    """Draw it; an approved one never changes but for the interest of a late payer."""
    invoice = await InvoiceGenerated.get_or_none(id=invoice_id)
    if invoice is None:
        raise Rejected("the invoice is gone")
    paper = await Paper.load(invoice)
    day = invoice.invoice_date or today_in(paper.agency.zone, now)
    return invoice_pdf(_drawn_from(paper, await rates_on(day), _accrued(paper, now)))


def _drawn_from(paper: Paper, rates: Rates, accrued: Decimal) -> InvoicePaper:
    invoice, parties = paper.invoice, paper.invoice.parties
    agency, client = parties.get("agency", {}), parties.get("client", {})
    return InvoicePaper(
        number=invoice.invoice_code or "",
        issued_on=invoice.invoice_date,
        supplier=_party(agency),
        buyer=_party(client),
        # A client without a number counts as being where the agency is (IGST Act 2017, section 12(2)(b)).
        place_of_supply=place_of_supply(client.get("gstin") or agency.get("gstin") or ""),
        lines=(_line(paper),),
        subtotal=invoice.sub_total,
        taxes=_taxes(invoice, rates),
        total=invoice.final_price,
        due_on=invoice.due_date,
        bank=_bank(agency),
        interest_percent=invoice.interest_percentage,
        interest_accrued=accrued,
        currency=invoice.currency,
        mark=_MARKS.get(invoice.status, Mark.NONE),
    )


def _party(told: dict[str, Any]) -> Party:
    named = {name: told.get(name) or "" for name in ("name", "address", "gstin", "pan", "phone")}
    return Party(**named)


def _bank(told: dict[str, Any]) -> Bank | None:
    if not told.get("account_number"):
        return None
    holder = told.get("account_holder") or told.get("name") or ""
    return Bank(holder, told["account_number"], told.get("bank_name") or "", told.get("ifsc") or "")


def _line(paper: Paper) -> FeeLine:
    invoice = paper.invoice
    return FeeLine(
        candidate=paper.selected.candidate.name,
        job=paper.job.title,
        joined_on=paper.selected.joined_on,
        ctc=invoice.ctc,
        percent=invoice.fee_rate if invoice.fee_type is FeeType.PERCENTAGE else None,
        fee=invoice.sub_total,
    )


def _taxes(invoice: InvoiceGenerated, rates: Rates) -> tuple[TaxLine, ...]:
    lines = (
        TaxLine("CGST", rates.cgst, invoice.cgst),
        TaxLine("SGST", rates.sgst, invoice.sgst),
        TaxLine("IGST", rates.igst, invoice.igst),
    )
    return tuple(line for line in lines if line.amount)


def _accrued(paper: Paper, now: datetime) -> Decimal:
    invoice = paper.invoice
    if invoice.status is not InvoiceStatus.OVERDUE or invoice.due_date is None:
        return Decimal(0)
    today = today_in(paper.agency.zone, now)
    return late_interest(invoice.final_price, invoice.interest_percentage, invoice.due_date, today)
