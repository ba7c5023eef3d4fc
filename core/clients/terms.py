"""Fee bands: which one a yearly cost falls into, what it costs, and the text a client agrees to.

A cost on the border of two bands belongs to the upper one; the highest band includes its end.
"""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from core.kit.money import LAKH, Money, Pay, to_paise
from core.kit.words import N_, Text, Words
from core.models.enums import FeeType

MOST_BANDS = 10
_EXAMPLE = 8 * LAKH


class FeeBand(Protocol):
    """A band wherever it is kept: offered, negotiated or frozen into a job."""

    @property
    def ctc_min(self) -> Decimal: ...
    @property
    def ctc_max(self) -> Decimal: ...
    @property
    def currency(self) -> str: ...
    @property
    def service_fee_type(self) -> FeeType: ...
    @property
    def service_fee(self) -> Decimal: ...
    @property
    def replacement_clause(self) -> int: ...
    @property
    def invoice_after(self) -> int: ...
    @property
    def payment_within(self) -> int: ...
    @property
    def interest_percentage(self) -> Decimal: ...
    @property
    def description(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Band:
    """A fee for a range of yearly cost in whole rupees; the default fee is about one month's pay."""

    ctc_min: Decimal
    ctc_max: Decimal
    service_fee: Decimal = Decimal("8.33")
    service_fee_type: FeeType = FeeType.PERCENTAGE
    replacement_clause: int = 90
    invoice_after: int = 30
    payment_within: int = 7
    interest_percentage: Decimal = Decimal(0)
    currency: str = "INR"
    description: str = ""

    @classmethod
    def of(cls, row: FeeBand) -> "Band":
        """The band a row of any terms table holds."""
        return cls(
            ctc_min=row.ctc_min,
            ctc_max=row.ctc_max,
            service_fee=row.service_fee,
            service_fee_type=row.service_fee_type,
            replacement_clause=row.replacement_clause,
            invoice_after=row.invoice_after,
            payment_within=row.payment_within,
            interest_percentage=row.interest_percentage,
            currency=row.currency,
            description=row.description,
        )


B = TypeVar("B", bound=FeeBand)


def in_order(bands: Iterable[B]) -> list[B]:
    """The bands from the lowest cost to the highest."""
    return sorted(bands, key=lambda band: (band.ctc_min, band.ctc_max))


def band_for(bands: Iterable[B], ctc: Decimal) -> B | None:
    """The band a yearly cost falls into, or None outside all of them."""
    holding = [band for band in bands if band.ctc_min <= ctc <= band.ctc_max]
    return in_order(holding)[-1] if holding else None


def covers(bands: Sequence[FeeBand], ctc_min: Decimal, ctc_max: Decimal) -> bool:
    """Whether a range of yearly cost lies inside the bands, which have no gaps (but a stray set may)."""
    if ctc_min > ctc_max or band_for(bands, ctc_min) is None or band_for(bands, ctc_max) is None:
        return False
    inside = in_order(band for band in bands if band.ctc_max > ctc_min and band.ctc_min < ctc_max)
    return all(lower.ctc_max == upper.ctc_min for lower, upper in itertools.pairwise(inside))


def fee(band: FeeBand, ctc: Decimal) -> Decimal:
    """The agency's fee before tax: a share of the yearly cost, or the fixed amount whatever the cost."""
    if band.service_fee_type is FeeType.FIXED:
        return to_paise(band.service_fee)
    return to_paise(ctc * band.service_fee / 100)


def with_tax(amount: Decimal, percent: Decimal) -> Decimal:
    """A sum with its tax, for showing; invoices work out each tax on its own."""
    return amount + to_paise(amount * percent / 100)


def check_bands(bands: Sequence[FeeBand]) -> Text | None:
    """What is wrong with the bands of a connection, or None."""
    if not bands:
        return Text(N_("At least one band is needed. Example: from ₹1,00,000 to ₹10,00,000 at 8.33 %."))
    if len(bands) > MOST_BANDS:
        return Text(N_("At most {most} bands, please."), {"most": MOST_BANDS})
    for number, band in enumerate(bands, start=1):
        if wrong := check_band(band):
            return Text(N_("Band {number}: {wrong}"), {"number": number, "wrong": wrong})
    return _check_joints(in_order(bands))


def _check_joints(ordered: Sequence[FeeBand]) -> Text | None:
    for lower, upper in itertools.pairwise(ordered):
        ends, begins = Pay(lower.ctc_max, lower.currency), Pay(upper.ctc_min, upper.currency)
        if upper.ctc_min < lower.ctc_max:
            return Text(
                N_("Two bands overlap: one ends at {ends}, but the next begins at {begins}."),
                {"ends": ends, "begins": begins},
            )
        if upper.ctc_min > lower.ctc_max:
            return Text(
                N_("Between {ends} and {begins} there is no band. Let the next one begin at {ends}."),
                {"ends": ends, "begins": begins},
            )
    return None


_LIMITS: tuple[tuple[str, int, Decimal, str], ...] = (
    ("replacement_clause", 0, Decimal(730), N_("the replacement is promised for 0 to 730 days")),
    ("invoice_after", 0, Decimal(365), N_("the invoice is sent 0 to 365 days after joining")),
    ("payment_within", 0, Decimal(365), N_("the payment is due within 0 to 365 days")),
    ("interest_percentage", 0, Decimal("99.99"), N_("late interest is 0 to 99.99 % a year")),
)


def check_band(band: FeeBand) -> Text | None:
    """What is wrong with one band by itself, or None."""
    if band.ctc_min < 0 or band.ctc_max <= band.ctc_min:
        return Text(N_("the range must end above where it begins"))
    if band.service_fee <= 0:
        return Text(N_("the fee must be above zero"))
    if band.service_fee_type is FeeType.PERCENTAGE and band.service_fee > 100:
        return Text(N_("a fee in per cent is at most 100; for an amount choose a fixed fee"))
    for name, low, high, wrong in _LIMITS:
        if not low <= getattr(band, name) <= high:
            return Text(wrong)
    return None


def example_ctc(band: FeeBand) -> Decimal:
    """A yearly cost to show the fee on: ₹8,00,000, or else the middle of the band."""
    if band_for([band], _EXAMPLE) is not None:
        return _EXAMPLE
    middle = (band.ctc_min + band.ctc_max) / 2
    round_middle = middle // LAKH * LAKH
    return round_middle if round_middle >= band.ctc_min else to_paise(middle)


def terms_lines(bands: Iterable[FeeBand], words: Words, *, gst: Decimal = Decimal(18)) -> list[str]:
    """The terms, a paragraph for each band with its fee worked out on an example."""
    lines = [
        "\n".join(_paragraph(number, band, words, gst))
        for number, band in enumerate(in_order(bands), start=1)
    ]
    return [*lines, words(N_("A yearly cost on the border of two bands belongs to the upper one."))]


def _paragraph(number: int, band: FeeBand, words: Words, gst: Decimal) -> list[str]:
    reach = words(
        N_("{number}. Yearly cost {low} to {high}: {rate}."),
        number=number,
        low=Pay(band.ctc_min, band.currency),
        high=Pay(band.ctc_max, band.currency),
        rate=rate_of(band),
    )
    days = words(
        N_(
            "Replacement within {replacement}. Invoice {after} after joining, "
            "payable within {within}. {interest}"
        ),
        replacement=_days(band.replacement_clause),
        after=_days(band.invoice_after),
        within=_days(band.payment_within),
        interest=_interest(band),
    )
    return [line for line in (reach, _example_line(band, words, gst), days, band.description) if line]


def _days(count: int) -> Text:
    return Text(N_("{count} day", "{count} days"), {"count": count})


def _interest(band: FeeBand) -> Text:
    if not band.interest_percentage:
        return Text(N_("No interest for late payment."))
    return Text(
        N_("Late interest {percent} % a year."), {"percent": band.interest_percentage.normalize() + 0}
    )


def text_hash(text: str) -> str:
    """The hash stored with an agreement: SHA-256 over the text as shown."""
    return hashlib.sha256(text.encode()).hexdigest()


def rate_of(band: FeeBand) -> Text:
    """The fee in words."""
    if band.service_fee_type is FeeType.FIXED:
        return Text(N_("a fixed fee of {amount}"), {"amount": Pay(band.service_fee, band.currency)})
    return Text(N_("{percent} % of it"), {"percent": band.service_fee.normalize() + 0})


def _example_line(band: FeeBand, words: Words, gst: Decimal) -> str:
    ctc = example_ctc(band)
    net = fee(band, ctc)
    amounts = {"ctc": Pay(ctc, band.currency), "fee": _sum(net, band.currency)}
    if not gst:
        return words(N_("Example: for a hire at {ctc} the fee is {fee}, without GST."), **amounts)
    gross = _sum(with_tax(net, gst), band.currency)
    return words(
        N_("Example: for a hire at {ctc} the fee is {fee}; with {gst} % GST it is {gross}."),
        gst=gst.normalize() + 0,
        gross=gross,
        **amounts,
    )


def _sum(amount: Decimal, currency: str) -> Money:
    return Money(amount, currency)
