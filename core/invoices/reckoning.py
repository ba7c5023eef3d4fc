"""Fill in what an invoice comes to, from the band of the hire and the two parties."""

from datetime import datetime
from typing import Any

from core.invoices.paper import rates_on, today_in
from core.invoices.rules import dates, sums
from core.models import ClientDetails, InvoiceGenerated, JobPostTerms, Organization, SelectedCandidate
from core.models.enums import InvoiceStatus


async def reckon(invoice: InvoiceGenerated, selected: SelectedCandidate, now: datetime) -> None:
    """Work out fee, taxes and days by the band frozen with the hire; without one the sums stay open."""
    agency = await Organization.get(id=invoice.organization_id)
    client = await ClientDetails.get(id=invoice.client_id)
    invoice.parties = parties(agency, client)
    band = await JobPostTerms.get_or_none(id=selected.band_id) if selected.band_id else None
    if band is None or selected.joined_on is None:
        invoice.status = InvoiceStatus.NEEDS_BAND
        return
    today = today_in(agency.zone, now)
    days = dates(
        selected.joined_on,
        invoice_after=band.invoice_after,
        payment_within=band.payment_within,
        not_before=today,
    )
    worked_out = sums(
        band,
        invoice.ctc,
        agency_gstin=agency.gst_number,
        client_gstin=client.gst_number,
        rates=await rates_on(days.invoice_date),
    )
    invoice.status = InvoiceStatus.DRAFT
    invoice.terms_id = band.id
    invoice.fee_type, invoice.fee_rate = band.service_fee_type, band.service_fee
    invoice.sub_total, invoice.tax_total = worked_out.sub_total, worked_out.tax_total
    invoice.cgst, invoice.sgst, invoice.igst = worked_out.cgst, worked_out.sgst, worked_out.igst
    invoice.final_price = worked_out.final_price
    invoice.interest_percentage = band.interest_percentage
    invoice.invoice_date, invoice.due_date = days.invoice_date, days.due_date


def parties(agency: Organization, client: ClientDetails) -> dict[str, Any]:
    """Who bills whom, as it stood then; the paper must not change when somebody moves house."""
    return {
        "agency": {
            "name": agency.name,
            "address": agency.company_address,
            "gstin": agency.gst_number or "",
            "pan": agency.company_pan,
            "phone": agency.contact_number,
            "account_holder": agency.account_holder,
            "account_number": agency.account_number,
            "bank_name": agency.bank_name,
            "ifsc": agency.ifsc_code,
        },
        "client": {
            "name": client.company_name,
            "address": client.company_address,
            "gstin": client.gst_number or "",
            "pan": client.company_pan,
            "phone": client.contact_number,
        },
    }
