"""Invoices read back from their PDF."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.gateways.invoice_paper import Bank, Corrects, FeeLine, InvoicePaper, Mark, Party, TaxLine
from core.gateways.invoice_pdf import invoice_pdf
from core.kit.words import Words

ROOT = Path(__file__).parents[2]
PAPER = InvoicePaper(
    number="INV/25-26/00042",
    issued_on=date(2026, 3, 4),
    supplier=Party(
        "Vaigai Talent Partners", "3rd Floor, Lotus Chambers\n14 MG Road, Pune 411001",
        "27AAPFU0939F1ZV", "AAPFU0939F", "accounts@vaigai.example.in", "+91 98450 12345",
    ),
    buyer=Party(
        "Tapti Labs Private Limited", "Plot 9, Hinjawadi\nPune 411057", "27AABCT1234C1Z5", "AABCT1234C"
    ),
    place_of_supply="27 Maharashtra",
    lines=(
        FeeLine(
            "Priya Sharma", "Senior Java Engineer", date(2026, 2, 2), Decimal(800000), Decimal("8.33"),
            Decimal("66640.00"),
        ),
    ),
    subtotal=Decimal("66640.00"),
    taxes=(TaxLine("CGST", Decimal(9), Decimal("5997.60")), TaxLine("SGST", Decimal(9), Decimal("5997.60"))),
    total=Decimal("78635.20"),
    due_on=date(2026, 3, 11),
    bank=Bank("Vaigai Talent Partners", "123456789012", "Konkan Bank, Pune", "KONK0000123"),
    interest_percent=Decimal(18),
)  # fmt: skip


def text_of(paper: InvoicePaper, words: Words | None = None) -> str:
    """The words of the only page."""
    [page] = PdfReader(io.BytesIO(invoice_pdf(paper, words))).pages
    return page.extract_text()


def test_everything_that_the_law_and_a_payer_need_stands_on_one_page() -> None:
    text = text_of(PAPER)
    for part in (
        "Tax invoice", "INV/25-26/00042", "Wed 4 Mar 2026", "27 Maharashtra",
        "Vaigai Talent Partners", "Lotus Chambers", "GSTIN 27AAPFU0939F1ZV", "PAN AAPFU0939F",
        "accounts@vaigai.example.in", "Tapti Labs Private Limited", "GSTIN 27AABCT1234C1Z5",
        "998512", "Priya Sharma",
        "Senior Java Engineer", "Joined on Mon 2 Feb 2026", "₹8,00,000.00", "8.33 %",
        "Subtotal ₹66,640.00", "CGST 9 % ₹5,997.60", "SGST 9 % ₹5,997.60", "Total ₹78,635.20",
        "Rupees seventy-eight thousand six hundred thirty-five and twenty paise only",
        "Konkan Bank, Pune", "Account 123456789012, IFSC KONK0000123",
        "Please pay by Wed 11 Mar 2026", "18 % interest a year",
    ):  # fmt: skip
        assert part in text
    assert "DRAFT" not in text
    assert "Interest so far" not in text


def test_tax_between_states_is_one_line() -> None:
    paper = replace(PAPER, taxes=(TaxLine("IGST", Decimal(18), Decimal("11995.20")),))
    text = text_of(paper)
    assert "IGST 18 % ₹11,995.20" in text
    assert "CGST" not in text


def test_an_unregistered_agency_writes_no_tax_invoice() -> None:
    supplier = replace(PAPER.supplier, gstin="")
    text = text_of(replace(PAPER, supplier=supplier, taxes=(), total=PAPER.subtotal))
    assert "Tax invoice" not in text
    assert "No tax is charged." in text
    assert "Total ₹66,640.00" in text


def test_a_fixed_fee_and_accrued_interest_are_said() -> None:
    line = replace(PAPER.lines[0], percent=None, fee=Decimal("50000"))
    text = text_of(replace(PAPER, lines=(line,), interest_accrued=Decimal("387.79")))
    assert "fixed" in text
    assert "8.33" not in text
    assert "Interest so far: ₹387.79" in text


def test_a_draft_and_a_cancelled_paper_are_marked() -> None:
    draft = text_of(replace(PAPER, number="", issued_on=None, mark=Mark.DRAFT))
    assert "DRAFT" in draft
    assert "not numbered yet" in draft
    assert "CANCELLED" in text_of(replace(PAPER, mark=Mark.CANCELLED))


def test_a_credit_note_names_what_it_corrects_and_asks_for_nothing() -> None:
    corrects = Corrects("INV/25-26/00042", date(2026, 3, 4), "The candidate left within 90 days.")
    text = text_of(replace(PAPER, number="CRN/25-26/00003", issued_on=date(2026, 4, 1), corrects=corrects))
    for part in ("Credit note", "CRN/25-26/00003", "Corrects invoice INV/25-26/00042", corrects.reason):
        assert part in text
    assert "Total credited ₹78,635.20" in text
    assert "Please pay" not in text
    assert "Account" not in text


@pytest.mark.parametrize("name", ["Zoë Müller-Núñez", "O’Brien & <b>Söhne</b> **x**", "D'Souza | fi ffl"])
def test_names_of_many_kinds_stand_as_they_are_written(name: str) -> None:
    assert name in text_of(replace(PAPER, lines=(replace(PAPER.lines[0], candidate=name),)))


def test_devanagari_is_shaped_also_beside_english() -> None:
    """The short i is drawn before its letters, so a reader of glyphs finds them as one cluster."""
    paper = replace(PAPER, lines=(replace(PAPER.lines[0], candidate="Ms प्रिया शर्मा"),))
    text = text_of(paper)
    for cluster in ("Ms ", "प्रि", "शर्मा"):
        assert cluster in text
    assert "मार्च" in text_of(PAPER, Words("hi"))


def test_two_hires_make_two_lines() -> None:
    second = replace(PAPER.lines[0], candidate="Rohan Mehta", fee=Decimal("11111.11"))
    text = text_of(replace(PAPER, lines=(*PAPER.lines, second)))
    assert text.index("Priya Sharma") < text.index("Rohan Mehta")
    assert "₹11,111.11" in text


def test_nothing_is_lost_when_names_are_very_long() -> None:
    long = " ".join(f"word{number}" for number in range(60))
    paper = replace(
        PAPER,
        supplier=replace(PAPER.supplier, name=long, address=long),
        buyer=replace(PAPER.buyer, name=long),
    )
    pages = PdfReader(io.BytesIO(invoice_pdf(paper))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert text.count("word59") >= 4
    assert "Total ₹78,635.20" in text
    assert "123456789012" in text


def test_the_same_paper_gives_the_same_bytes_in_any_process() -> None:
    script = (
        "import sys; from tests.gateways.test_invoice_pdf import PAPER, invoice_pdf;"
        "sys.stdout.buffer.write(invoice_pdf(PAPER))"
    )
    command = [sys.executable, "-c", script]
    other = subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout  # noqa: S603 - ours
    assert other == invoice_pdf(PAPER) == invoice_pdf(replace(PAPER))
    assert other != invoice_pdf(replace(PAPER, total=Decimal("78635.21")))


def test_it_fits_a_chat() -> None:
    assert len(invoice_pdf(PAPER)) < 60_000
