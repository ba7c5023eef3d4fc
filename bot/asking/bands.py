"""The fee bands of a connection as questions: one item of a repeat each."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot.asking.pay import YEARLY, YEARLY_ABOVE_0
from bot.forms.answers import Answers
from bot.forms.form import Field, Repeat
from bot.forms.kinds import Choice, Number, Option, Sum
from core.clients.terms import MOST_BANDS, Band, check_bands, rate_of
from core.kit.money import Pay
from core.kit.words import N_, Text, Words
from core.models.enums import FeeType


def _is_fixed(item: Answers) -> bool:
    return item.text("fee_type") == FeeType.FIXED


def _is_share(item: Answers) -> bool:
    return item.text("fee_type") == FeeType.PERCENTAGE


_FIELDS = (
    Field(
        "ctc_min",
        YEARLY,
        N_("Yearly cost from"),
        ask=N_("From which yearly cost (CTC) does this band apply?"),
        hint=N_("Example: 1 lakh. A cost on the border of two bands belongs to the upper one."),
    ),
    Field(
        "ctc_max",
        YEARLY_ABOVE_0,
        N_("Yearly cost up to"),
        ask=N_("Up to which yearly cost?"),
        hint=N_("Example: 10 lakh. The next band begins where this one ends."),
    ),
    Field(
        "fee_type",
        Choice(
            (
                Option(FeeType.PERCENTAGE, N_("Share of the yearly cost")),
                Option(FeeType.FIXED, N_("Fixed amount")),
            )
        ),
        N_("Kind of fee"),
        ask=N_("Is the fee a share of the yearly cost or a fixed amount?"),
    ),
    Field(
        "percent",
        Number(Decimal("0.01"), 100, places=2),
        N_("Fee in per cent"),
        ask=N_("How many per cent?"),
        hint=N_("Example: 8.33, about one month's pay"),
        when=_is_share,
    ),
    Field(
        "amount",
        Sum(low=Decimal(1)),
        N_("Fixed fee"),
        ask=N_("How much is the fee?"),
        hint=N_("Example: 20000"),
        when=_is_fixed,
    ),
    Field(
        "replacement_clause",
        Number(0, 730),
        N_("Replacement within days"),
        ask=N_("For how many days is a leaver replaced?"),
        hint=N_("Usual: 90"),
    ),
    Field(
        "invoice_after",
        Number(0, 365),
        N_("Invoice after days"),
        ask=N_("How many days after joining is the invoice sent?"),
        hint=N_("Usual: 30"),
    ),
    Field(
        "payment_within",
        Number(0, 365),
        N_("Payment within days"),
        ask=N_("Within how many days is it paid?"),
        hint=N_("Usual: 7"),
    ),
    Field(
        "interest_percentage",
        Number(0, Decimal("99.99"), places=2),
        N_("Late interest, % a year"),
        ask=N_("How much interest a year does late payment bear, in per cent?"),
        hint=N_("Example: 12; 0 for none"),
    ),
)


def band_of(item: Answers) -> Band:
    """The band one item tells; what was not answered yet is as usual."""
    kind = FeeType(item.text("fee_type") or FeeType.PERCENTAGE)
    told = item.number("amount" if kind is FeeType.FIXED else "percent")
    return Band(
        ctc_min=item.number("ctc_min") or Decimal(0),
        ctc_max=item.number("ctc_max") or Decimal(0),
        service_fee_type=kind,
        service_fee=told if told is not None else Decimal("8.33"),
        replacement_clause=_whole(item, "replacement_clause", 90),
        invoice_after=_whole(item, "invoice_after", 30),
        payment_within=_whole(item, "payment_within", 7),
        interest_percentage=item.number("interest_percentage") or Decimal(0),
    )


def _whole(item: Answers, name: str, usual: int) -> int:
    told = item.whole(name)
    return usual if told is None else told


def bands_of(given: Answers) -> list[Band]:
    return [band_of(item) for item in given.items(BANDS.name)]


def prefilled(bands: Sequence[Band]) -> dict[str, Any]:
    """The bands as answers, ready to be changed."""
    answers: dict[str, Any] = {}
    for index, band in enumerate(bands):
        fee = "amount" if band.service_fee_type is FeeType.FIXED else "percent"
        told = {
            "ctc_min": f"{band.ctc_min:f}",
            "ctc_max": f"{band.ctc_max:f}",
            "fee_type": band.service_fee_type.value,
            fee: f"{band.service_fee:f}",
            "replacement_clause": band.replacement_clause,
            "invoice_after": band.invoice_after,
            "payment_within": band.payment_within,
            "interest_percentage": f"{band.interest_percentage:f}",
        }
        answers |= {f"{BANDS.name}.{index}.{name}": value for name, value in told.items()}
    return answers


def _check(items: list[Answers]) -> Text | None:
    return check_bands([band_of(item) for item in items])


def _summary(item: Answers, words: Words) -> str:
    band = band_of(item)
    return words(
        N_("{low} to {high}: {rate}; replaced {replacement} days, invoice {after}, paid {within}"),
        low=Pay(band.ctc_min, band.currency),
        high=Pay(band.ctc_max, band.currency),
        rate=rate_of(band),
        replacement=band.replacement_clause,
        after=band.invoice_after,
        within=band.payment_within,
    )


BANDS = Repeat(
    "bands",
    N_("Band"),
    _FIELDS,
    N_("Add another band"),
    _summary,
    most=MOST_BANDS,
    check=_check,
)
