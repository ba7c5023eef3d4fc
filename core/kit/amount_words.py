"""A sum in English words, counted in lakh and crore as Indian papers do."""

from decimal import Decimal

from core.kit.money import to_paise

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = ((10_000_000, "crore"), (100_000, "lakh"), (1_000, "thousand"), (100, "hundred"))
_NAMES = {"INR": ("Rupees", "paise")}


def amount_in_words(amount: Decimal, currency: str = "INR") -> str:
    """Rupees seventy-eight thousand six hundred thirty-five and twenty paise only."""
    if amount < 0:
        raise ValueError("a sum on a paper is not negative; a credit note says so in its title")
    whole, hundredths = divmod(int(to_paise(amount) * 100), 100)
    name, part = _NAMES.get(currency, (currency, "hundredths"))
    rest = f" and {number_in_words(hundredths)} {part}" if hundredths else ""
    return f"{name} {number_in_words(whole)}{rest} only"


def number_in_words(number: int) -> str:
    """1,23,45,678 is one crore twenty-three lakh forty-five thousand six hundred seventy-eight."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    size, name = next(unit for unit in _UNITS if number >= unit[0])
    count, rest = divmod(number, size)
    return f"{number_in_words(count)} {name}" + (f" {number_in_words(rest)}" if rest else "")
