"""An invoice as a page to print: the same paper always gives the same bytes."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from fpdf import FPDF

from core.gateways.invoice_paper import FeeLine, InvoicePaper, Mark, Party
from core.kit.amount_words import amount_in_words
from core.kit.words import N_, Words

FONTS = Path(__file__).with_name("fonts")
"""Poppins carries Latin, Devanagari and the rupee sign; SIL Open Font Licence, beside it."""

_INK, _SOFT, _ACCENT = (31, 41, 55), (107, 114, 128), (49, 46, 129)
_PALE, _RULE, _STAMP = (243, 244, 246), (209, 213, 219), (229, 231, 235)
_LEFT, _WIDTH, _HALF = 16.0, 178.0, 86.0
_COLUMNS = (92.0, 22.0, 28.0, 36.0)
_LINE = 4.8


def invoice_pdf(paper: InvoicePaper, words: Words | None = None) -> bytes:
    """Draw the paper in the reader's language."""
    return bytes(_Sheet(paper, words or Words()).drawn().output())


class _Sheet(FPDF):
    """One paper being drawn from top to bottom."""

    def __init__(self, paper: InvoicePaper, words: Words) -> None:
        super().__init__(format="A4")
        self.paper, self.say = paper, words
        self.add_font("Poppins", "", FONTS / "Poppins-Regular.ttf")
        self.add_font("Poppins", "B", FONTS / "Poppins-SemiBold.ttf")
        self.set_margins(_LEFT, 14, _LEFT)
        self.set_auto_page_break(True, margin=18)
        moment = datetime.combine(paper.issued_on or date(2000, 1, 1), time(), UTC)
        self.set_creation_date(moment)
        self.set_title(f"{self._title()} {paper.number}".strip())
        self.set_author(paper.supplier.name)
        self.set_lang(words.locale)

    def drawn(self) -> "_Sheet":
        self.add_page()
        self._head()
        self._parties()
        self._fees()
        self._sums()
        self._payment()
        self._signature()
        return self

    def header(self) -> None:
        """Written first on every page, so that it lies beneath everything."""
        mark = {Mark.NONE: "", Mark.DRAFT: N_("DRAFT"), Mark.CANCELLED: N_("CANCELLED")}[self.paper.mark]
        if mark:
            word = self.say(mark)
            self._font(72, "B", _STAMP)
            self._shape(word)
            width = self.get_string_width(word)
            with self.rotation(35, self.w / 2, self.h / 2):
                self.text((self.w - width) / 2, self.h / 2 + 10, word)
            self.set_y(14)

    def footer(self) -> None:
        self.set_y(-13)
        self._font(7.5, "", _SOFT)
        number = self.paper.number or self.say(N_("not numbered yet"))
        text = self.say(N_("{title} {number} of {agency}, page {page} of {pages}"),
                        title=self._title(), number=number, agency=self.paper.supplier.name,
                        page=str(self.page_no()), pages="{nb}")  # fmt: skip
        self._cell(_WIDTH, 4, text, align="C")

    def _title(self) -> str:
        if self.paper.corrects:
            return self.say(N_("Credit note"))
        # Only a registered supplier may call it a tax invoice (CGST Act 2017, section 31).
        return self.say(N_("Tax invoice") if self.paper.supplier.gstin else N_("Invoice"))

    def _head(self) -> None:
        top = self.get_y()
        self.set_fill_color(*_ACCENT)
        self.rect(0, 0, self.w, 4, style="F")
        self._font(15, "B", _INK)
        self._wrap(100, self.paper.supplier.name, height=7)
        below = self.get_y()
        self.set_xy(_LEFT + 100, top)
        self._font(17, "B", _ACCENT)
        self._cell(78, 8, self._title(), align="R", new_x="LEFT", new_y="NEXT")
        for label, value in self._particulars():
            self._font(9, "", _SOFT)
            self._cell(38, _LINE, label, align="R")
            self._font(9, "B", _INK)
            self._cell(40, _LINE, value, align="R", new_x="LMARGIN", new_y="NEXT")
            self.set_x(_LEFT + 100)
        self.set_y(max(below, self.get_y()) + 4)

    def _particulars(self) -> list[tuple[str, str]]:
        paper, rows = self.paper, []
        rows.append((self.say(N_("Number")), paper.number or "–"))
        rows.append((self.say(N_("Date")), self._day(paper.issued_on)))
        if paper.corrects:
            rows.append((self.say(N_("Corrects invoice")), paper.corrects.number))
            rows.append((self.say(N_("Invoice date")), self._day(paper.corrects.issued_on)))
        elif paper.due_on:
            rows.append((self.say(N_("Due on")), self._day(paper.due_on)))
        if paper.place_of_supply:
            rows.append((self.say(N_("Place of supply")), paper.place_of_supply))
        return rows

    def _parties(self) -> None:
        top = self.get_y()
        self._party(_LEFT, top, self.say(N_("From")), self.paper.supplier)
        left = self.get_y()
        self._party(_LEFT + _WIDTH - _HALF, top, self.say(N_("Billed to")), self.paper.buyer)
        self.set_y(max(left, self.get_y()) + 5)

    def _party(self, x: float, y: float, label: str, party: Party) -> None:
        self.set_xy(x, y)
        self._font(8, "B", _ACCENT)
        self._cell(_HALF, _LINE, label, new_x="LEFT", new_y="NEXT")
        self._font(10, "B", _INK)
        self._wrap(_HALF, party.name)
        self._font(9, "", _INK)
        numbers = [f"GSTIN {party.gstin}" if party.gstin else "", f"PAN {party.pan}" if party.pan else ""]
        contacts = " · ".join(part for part in (party.mail, party.phone) if part)
        for text in (party.address, *numbers, contacts):
            if text:
                self._wrap(_HALF, text)

    def _fees(self) -> None:
        titles = (N_("Service"), N_("SAC"), N_("Rate"), N_("Amount"))
        self.set_fill_color(*_ACCENT)
        self._font(9, "B", (255, 255, 255))
        for place, (title, width) in enumerate(zip(titles, _COLUMNS, strict=True)):
            self._cell(width, 7.5, self.say(title), fill=True, align="R" if place > 1 else "L")
        self.ln(7.5)
        for line in self.paper.lines:
            self._fee(line)
        self.ln(2)

    def _fee(self, line: FeeLine) -> None:
        self.ln(2)
        top = self.get_y()
        self._font(9.5, "B", _INK)
        self._wrap(_COLUMNS[0], self.say(N_("Recruitment of {candidate}"), candidate=line.candidate))
        self._font(9, "", _INK)
        self._wrap(_COLUMNS[0], line.job)
        self._font(9, "", _SOFT)
        if line.joined_on:
            self._wrap(_COLUMNS[0], self.say(N_("Joined on {date}"), date=line.joined_on))
        self._wrap(_COLUMNS[0], self.say(N_("Yearly pay (CTC) {sum}"), sum=self._money(line.ctc)))
        bottom = self.get_y() + 2
        self.set_xy(_LEFT + _COLUMNS[0], top)
        self._font(9, "", _INK)
        self._cell(_COLUMNS[1], _LINE, line.sac)
        rate = self.say(N_("fixed")) if line.percent is None else f"{line.percent.normalize():f} %"
        self._cell(_COLUMNS[2], _LINE, rate, align="R")
        self._font(9.5, "B", _INK)
        self._cell(_COLUMNS[3], _LINE, self._money(line.fee), align="R")
        self.set_draw_color(*_RULE)
        self.line(_LEFT, bottom, _LEFT + _WIDTH, bottom)
        self.set_y(bottom)

    def _sums(self) -> None:
        rows = [(self.say(N_("Subtotal")), self.paper.subtotal)]
        rows += [(f"{tax.name} {tax.percent.normalize():f} %", tax.amount) for tax in self.paper.taxes]
        for label, amount in rows:
            self._sum(label, amount, "", 9.5)
        if not self.paper.taxes:
            self._font(8.5, "", _SOFT)
            self._cell(
                _WIDTH, _LINE, self.say(N_("No tax is charged.")), align="R", new_x="LMARGIN", new_y="NEXT"
            )
        self.ln(1)
        self.set_fill_color(*_PALE)
        self.rect(_LEFT + _HALF, self.get_y(), _WIDTH - _HALF, 9.5, style="F")
        label = N_("Total credited") if self.paper.corrects else N_("Total")
        self.set_y(self.get_y() + 1.5)
        self._sum(self.say(label), self.paper.total, "B", 12)
        self.ln(3.5)
        self._font(9, "", _SOFT)
        self._wrap(_WIDTH, self.say(N_("Amount in words")))
        self._font(9.5, "B", _INK)
        self._wrap(_WIDTH, amount_in_words(self.paper.total, self.paper.currency))
        self.ln(4)

    def _sum(self, label: str, amount: Decimal, style: str, size: float) -> None:
        height = size * 0.55
        self.set_x(_LEFT + _HALF + 4)
        self._font(size, style, _INK)
        self._cell(_WIDTH - _HALF - 4 - 42, height, label)
        self._cell(42, height, self._money(amount), align="R", new_x="LMARGIN", new_y="NEXT")

    def _payment(self) -> None:
        paper = self.paper
        if paper.corrects:
            self._block(self.say(N_("Reason")), [paper.corrects.reason])
            return
        if paper.bank:
            account = self.say(
                N_("Account {number}, IFSC {ifsc}"), number=paper.bank.number, ifsc=paper.bank.ifsc
            )
            self._block(self.say(N_("Pay to")), [paper.bank.holder, paper.bank.name, account])
        terms = []
        if paper.due_on:
            terms.append(
                self.say(N_("Please pay by {date} and quote the number of the invoice."), date=paper.due_on)
            )
        if paper.interest_percent:
            rate = paper.interest_percent.normalize()
            terms.append(
                self.say(
                    N_("Late payment bears {percent} % interest a year, counted daily."), percent=f"{rate:f}"
                )
            )
        if paper.interest_accrued:
            accrued = self._money(paper.interest_accrued)
            terms.append(self.say(N_("Interest so far: {sum}, not included in the total."), sum=accrued))
        self._block(self.say(N_("Terms")), terms)

    def _block(self, label: str, lines: list[str]) -> None:
        lines = [line for line in lines if line]
        if not lines:
            return
        self._font(8, "B", _ACCENT)
        self._wrap(_WIDTH, label)
        self._font(9, "", _INK)
        for line in lines:
            self._wrap(_WIDTH, line)
        self.ln(3)

    def _signature(self) -> None:
        self.ln(4)
        self._font(9, "", _INK)
        self._wrap(_WIDTH, self.say(N_("For {agency}"), agency=self.paper.supplier.name), align="R")
        self._font(8.5, "", _SOFT)
        # Rule 46(q) asks for no signature on an electronic invoice under the Information Technology Act 2000.
        self._wrap(_WIDTH, self.say(N_("Made by computer; valid without a signature.")), align="R")

    def _font(self, size: float, style: str, colour: tuple[int, int, int]) -> None:
        self.set_font("Poppins", style, size)
        self.set_text_color(*colour)

    def _wrap(self, width: float, text: str, align: str = "L", height: float = _LINE) -> None:
        self._shape(text)
        self.multi_cell(width, height, text, align=align, new_x="LEFT", new_y="NEXT")

    def _cell(self, width: float, height: float, text: str, **options: Any) -> None:
        self._shape(text)
        self.cell(width, height, text, **options)

    def _shape(self, text: str) -> None:
        """Put vowel signs where they belong; the library would guess the script from the first letter."""
        is_devanagari = any("\u0900" <= char <= "\u097f" for char in text)
        # Ligatures of Latin letters would spoil searching in the page.
        self.set_text_shaping(True, features={"liga": False}, script="Deva" if is_devanagari else "Latn")

    def _money(self, amount: Decimal) -> str:
        return self.say.money(amount, self.paper.currency)

    def _day(self, day: date | None) -> str:
        return self.say.date(day) if day else "–"
