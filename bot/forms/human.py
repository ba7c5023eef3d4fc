"""Numbers and sums as people write them, read strictly: what cannot be read with certainty is refused."""

import re
from decimal import Decimal

from bot.forms.spelling import plain_digits, spelled

THOUSAND, LAKH, CRORE = 1_000, 100_000, 10_000_000
UNITS = {
    "k": THOUSAND,
    "thousand": THOUSAND,
    "l": LAKH,
    "lac": LAKH,
    "lacs": LAKH,
    "lakh": LAKH,
    "lakhs": LAKH,
    "lpa": LAKH,
    "cr": CRORE,
    "crore": CRORE,
    "crores": CRORE,
    "cpa": CRORE,
}
MOST_DIGITS = 18
"""Decimal reckons with 28, and a crore has eight."""
MOST_LENGTH = 40
SIGNS = re.compile(r"₹|\binr\b|\brs\.?(?![a-z])|\brupees?\b|/-")
YEARLY = re.compile(r"\s*(?:\bper (?:annum|year)|\bp\.?\s?a\.?|\b1 year|\byearly|/\s?(?:year|annum))$")
PART = r"(\d{1,3}(?:,\d{2,3})+|\d+)(?:\.(\d+))?\s*([a-z]*)\.?"
QUARTERS = {
    "half-past": Decimal("0.5"),
    "quarter-past": Decimal("0.25"),
    "quarter-to": Decimal("-0.25"),
}
QUARTERED = re.compile(r"\b(half-past|quarter-past|quarter-to)\s+(?:(\d{1,2})\b\s*|(thousand|lakh|crore)\b)")
NUMBER = re.compile(rf"([+-]?){PART}")
JOINED = re.compile(rf"{PART}(?:\s+(?:and\s+)?{PART})?")


class HumanError(ValueError):
    """What was typed cannot be read with certainty."""


def read_number(typed: str) -> Decimal:
    """A number, with or without the commas of its groups."""
    bare = plain_digits(typed.strip())
    if len(bare) > MOST_LENGTH:
        raise HumanError(typed)
    found = NUMBER.fullmatch(bare) or NUMBER.fullmatch(spelled(typed, commas=True))
    if found is None or found[4]:
        raise HumanError(typed)
    value = _value(typed, found[2], found[3])
    return -value if found[1] == "-" else value


def read_sum(typed: str) -> tuple[Decimal, bool]:
    """A sum, also 5 lakh, 8.5 LPA, 1 crore 20 lakh and ₹ 12,00,000; and whether its unit was said."""
    if len(typed) > MOST_LENGTH:
        raise HumanError(typed)
    bare = SIGNS.sub(" ", typed.lower() if typed.isascii() else _spelled(typed)).strip()
    found = JOINED.fullmatch(YEARLY.sub("", bare))
    if found is None:
        found = JOINED.fullmatch(YEARLY.sub("", SIGNS.sub(" ", _spelled(typed)).strip()))
    if found is None:
        raise HumanError(typed)
    first = _times(typed, *found.groups()[:3])
    if found[4] is None:
        return _tidy(first), bool(found[3])
    second = _times(typed, *found.groups()[3:])
    if not found[3] or not found[6] or second >= UNITS[found[3]]:
        raise HumanError(typed)
    return _tidy(first + second), True


def _spelled(typed: str) -> str:
    """As `spelled`, with the parts Hindi says before a number: साढ़े आठ लाख is 8.5 lakh, सवा लाख 1.25."""
    return QUARTERED.sub(_quartered, spelled(typed, commas=True))


def _quartered(said: re.Match[str]) -> str:
    parts = Decimal(said[2] or 1) + QUARTERS[said[1]]
    return f"{parts} " if said[2] else f"{parts} {said[3]}"


def _times(typed: str, whole: str, fraction: str | None, unit: str) -> Decimal:
    if unit and unit not in UNITS:
        raise HumanError(typed)
    return _value(typed, whole, fraction) * UNITS.get(unit, 1)


def _value(typed: str, whole: str, fraction: str | None) -> Decimal:
    if len(whole) + len(fraction or "") > MOST_DIGITS:
        raise HumanError(typed)
    return _tidy(Decimal(f"{whole.replace(',', '')}.{fraction or '0'}"))


def _tidy(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def meant_yearly(value: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    """What a number too small for a year's pay may stand for: thousands, lakhs or crores."""
    return [one for unit in (THOUSAND, LAKH, CRORE) if low <= (one := _tidy(value * unit)) <= high]
