from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clients.terms import Band
from core.invoices.rules import (
    Dates,
    Rates,
    Sums,
    dates,
    days_late,
    financial_year,
    late_interest,
    paper_number,
    sums,
    taxed,
)
from core.models.enums import FeeType

MUMBAI, PUNE, BENGALURU = "27AAPFU0939F1ZV", "27AAACA1234A1Z5", "29ABCDE1234F1Z5"
BAND = Band(Decimal(100_000), Decimal(1_000_000))
FIXED = Band(Decimal(100_000), Decimal(1_000_000), Decimal(20_000), FeeType.FIXED)
LAKHS_8 = Decimal(800_000)


def test_the_worked_example_within_one_state() -> None:
    found = sums(BAND, LAKHS_8, agency_gstin=MUMBAI, client_gstin=PUNE, rates=Rates())
    assert found == Sums(Decimal("66640.00"), cgst=Decimal("5997.60"), sgst=Decimal("5997.60"))
    assert found.final_price == Decimal("78635.20")


def test_the_worked_example_between_two_states() -> None:
    found = sums(BAND, LAKHS_8, agency_gstin=BENGALURU, client_gstin=PUNE, rates=Rates())
    assert found == Sums(Decimal("66640.00"), igst=Decimal("11995.20"))
    assert found.final_price == Decimal("78635.20")


@pytest.mark.parametrize("agency", [None, ""])
def test_an_agency_without_gst_number_takes_no_tax(agency: str | None) -> None:
    found = sums(BAND, LAKHS_8, agency_gstin=agency, client_gstin=PUNE, rates=Rates())
    assert found == Sums(Decimal("66640.00"))
    assert found.final_price == found.sub_total


def test_a_client_without_number_is_where_the_agency_is() -> None:
    assert taxed(Decimal(100), agency_gstin=MUMBAI, client_gstin=None, rates=Rates()).cgst == 9


def test_a_fixed_fee_stays_what_it_is() -> None:
    found = sums(FIXED, Decimal(500_000), agency_gstin=None, client_gstin=None, rates=Rates())
    assert found.sub_total == Decimal("20000.00")


def test_half_a_paisa_is_rounded_up() -> None:
    assert taxed(Decimal("0.50"), agency_gstin=MUMBAI, client_gstin=PUNE, rates=Rates()).cgst == Decimal(
        "0.05"
    )
    band = Band(Decimal(1), Decimal(1000), Decimal("8.33"))
    assert sums(
        band, Decimal("1.50"), agency_gstin=None, client_gstin=None, rates=Rates()
    ).sub_total == Decimal("0.12")


amounts = st.decimals(min_value=1, max_value=10**9, places=2)


@given(amounts, st.sampled_from([None, MUMBAI, BENGALURU]), st.sampled_from([None, PUNE, BENGALURU]))
def test_taxes_are_whole_paise_of_one_kind_and_add_up(
    amount: Decimal, agency: str | None, client: str | None
) -> None:
    found = taxed(amount, agency_gstin=agency, client_gstin=client, rates=Rates())
    for part in (found.cgst, found.sgst, found.igst, found.final_price):
        assert part == part.quantize(Decimal("0.01"))
    assert found.final_price == amount + found.cgst + found.sgst + found.igst
    assert not (found.igst and found.cgst)
    assert found.cgst == found.sgst
    assert bool(found.tax_total) is bool(agency) or amount < 1


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), "2025-26"),
        (date(2026, 4, 1), "2026-27"),
        (date(2026, 12, 31), "2026-27"),
        (date(2100, 3, 31), "2099-00"),
    ],
)
def test_the_financial_year_turns_in_april(day: date, year: str) -> None:
    assert financial_year(day) == year


@given(st.integers(1, 999_999), st.dates(date(2020, 1, 1), date(2120, 1, 1)))
def test_numbers_have_at_most_16_signs_and_differ(number: int, day: date) -> None:
    found = paper_number("invoice", financial_year(day), number)
    assert len(found) <= 16
    assert found != paper_number("credit_note", financial_year(day), number)
    assert found.endswith(str(number))


def test_a_number_reads_so() -> None:
    assert paper_number("invoice", "2025-26", 1) == "INV/25-26/00001"


def test_the_date_counts_from_joining_but_is_never_in_the_past() -> None:
    joined = date(2026, 4, 1)
    usual = dates(joined, invoice_after=30, payment_within=7, not_before=joined)
    assert usual == Dates(date(2026, 5, 1), date(2026, 5, 8))
    late = dates(joined, invoice_after=30, payment_within=7, not_before=date(2026, 6, 1))
    assert late == Dates(date(2026, 6, 1), date(2026, 6, 8))


def test_interest_begins_the_day_after_the_due_date() -> None:
    due, total = date(2026, 5, 8), Decimal("78635.20")
    assert late_interest(total, Decimal(18), due, due) == 0
    assert late_interest(total, Decimal(18), due, date(2026, 5, 1)) == 0
    assert late_interest(total, Decimal(18), due, date(2026, 5, 9)) == Decimal("38.78")
    assert late_interest(total, Decimal(18), due, date(2027, 5, 8)) == Decimal("14154.34")
    assert late_interest(total, Decimal(0), due, date(2027, 5, 8)) == 0
    assert days_late(due, date(2026, 5, 18)) == 10


@given(amounts, st.integers(0, 2000))
def test_interest_never_falls_from_day_to_day(total: Decimal, days: int) -> None:
    due = date(2026, 5, 8)
    today, tomorrow = due + timedelta(days=days), due + timedelta(days=days + 1)
    assert late_interest(total, Decimal(18), due, today) <= late_interest(total, Decimal(18), due, tomorrow)
