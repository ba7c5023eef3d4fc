"""Sums of money: exact decimals with a currency, rounded half-up to the minor unit."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PAISA = Decimal("0.01")
LAKH = Decimal(100_000)


def to_paise(amount: Decimal) -> Decimal:
    """Round half-up to two places, the rule for every fee and tax."""
    return amount.quantize(PAISA, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency."""

    amount: Decimal
    currency: str = "INR"


@dataclass(frozen=True, slots=True)
class Pay(Money):
    """A yearly pay or the bound of a band: people say ₹8,00,000, and paise only where there are some."""
