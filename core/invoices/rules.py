"""Sums, days and numbers of invoices; pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.clients.terms import FeeBand, fee
from core.kit.money import to_paise

DAYS_OF_YEAR = Decimal(365)
PREFIX = {"invoice": "INV", "credit_note": "CRN"}


@dataclass(frozen=True, slots=True)
class Rates:
    """GST rates in per cent as in force on a day."""

    cgst: Decimal = Decimal(9)
    sgst: Decimal = Decimal(9)
    igst: Decimal = Decimal(18)


@dataclass(frozen=True, slots=True)
class Sums:
    """A fee with its taxes."""

    sub_total: Decimal
    cgst: Decimal = Decimal(0)
    sgst: Decimal = Decimal(0)
    igst: Decimal = Decimal(0)

    @property
    def tax_total(self) -> Decimal:
        return self.cgst + self.sgst + self.igst

    @property
    def final_price(self) -> Decimal:
        return self.sub_total + self.tax_total


def sums(
    band: FeeBand, ctc: Decimal, *, agency_gstin: str | None, client_gstin: str | None, rates: Rates
) -> Sums:
    """The fee by the hire's own band, and the taxes on it."""
    return taxed(fee(band, ctc), agency_gstin=agency_gstin, client_gstin=client_gstin, rates=rates)


def taxed(sub_total: Decimal, *, agency_gstin: str | None, client_gstin: str | None, rates: Rates) -> Sums:
    """Central and state tax within one state, integrated tax between two, none from an unregistered agency.

    A client without a number counts as being where the agency is (IGST Act 2017, section 12(2)(b)).
    """
    if not agency_gstin:
        return Sums(sub_total)
    if not client_gstin or state_of(client_gstin) == state_of(agency_gstin):
        return Sums(sub_total, cgst=_share(sub_total, rates.cgst), sgst=_share(sub_total, rates.sgst))
    return Sums(sub_total, igst=_share(sub_total, rates.igst))


def state_of(gstin: str) -> str:
    """The state code with which every GST number begins (CGST Rules 2017, rule 10)."""
    return gstin.strip()[:2]


def _share(amount: Decimal, percent: Decimal) -> Decimal:
    return to_paise(amount * percent / 100)


@dataclass(frozen=True, slots=True)
class Dates:
    """The day an invoice bears and the day it is to be paid."""

    invoice_date: date
    due_date: date


def dates(joined_on: date, *, invoice_after: int, payment_within: int, not_before: date) -> Dates:
    """Some days after joining, but never before the day on which it is written."""
    invoice_date = max(joined_on + timedelta(days=invoice_after), not_before)
    return Dates(invoice_date, invoice_date + timedelta(days=payment_within))


def financial_year(day: date) -> str:
    """The Indian financial year of a day, April to March, as `2025-26`."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def paper_number(series: str, year: str, number: int) -> str:
    """A number such as `INV/25-26/00001`: at most 16 signs (CGST Rules 2017, rule 46(b))."""
    return f"{PREFIX[series]}/{year[2:]}/{number:05d}"


def days_late(due_date: date, until: date) -> int:
    return max((until - due_date).days, 0)


def late_interest(total: Decimal, percent_a_year: Decimal, due_date: date, until: date) -> Decimal:
    """What has accrued by a day: simple interest, counted daily from the day after the due date."""
    days = days_late(due_date, until)
    return to_paise(total * percent_a_year / 100 * days / DAYS_OF_YEAR)
