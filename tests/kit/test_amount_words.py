"""Sums as a clerk would write them out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.amount_words import amount_in_words, number_in_words
from core.kit.gst_states import place_of_supply


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "Rupees zero only"),
        ("0.05", "Rupees zero and five paise only"),
        ("19", "Rupees nineteen only"),
        ("100", "Rupees one hundred only"),
        ("78635.20", "Rupees seventy-eight thousand six hundred thirty-five and twenty paise only"),
        ("100000", "Rupees one lakh only"),
        ("12345678.9", "Rupees one crore twenty-three lakh forty-five thousand six hundred seventy-eight"
                       " and ninety paise only"),
        ("1000000000", "Rupees one hundred crore only"),
        ("99999.995", "Rupees one lakh only"),
    ],
)  # fmt: skip
def test_a_sum_in_words(amount: str, words: str) -> None:
    assert amount_in_words(Decimal(amount)) == words


def test_another_currency_goes_by_its_code() -> None:
    assert amount_in_words(Decimal("12.5"), "USD") == "USD twelve and fifty hundredths only"


def test_a_negative_sum_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="credit note"):
        amount_in_words(Decimal("-1"))


VALUES = {"hundred": 100, "thousand": 1_000, "lakh": 100_000, "crore": 10_000_000}
SMALL = {number_in_words(number): number for number in range(100)}


def value_of(words: str) -> int:
    """Read the words back, another way than they were made: each unit multiplies what stands before it."""
    total = part = 0
    for word in words.split():
        if word == "crore":
            total, part = (total + part) * VALUES[word], 0
        elif word in ("thousand", "lakh"):
            total, part = total + part * VALUES[word], 0
        elif word == "hundred":
            part *= 100
        else:
            part += SMALL[word]
    return total + part


@given(st.integers(0, 10**11))
def test_words_can_be_read_back(number: int) -> None:
    assert value_of(number_in_words(number)) == number


def test_a_gst_number_tells_its_state() -> None:
    assert place_of_supply("27AAPFU0939F1ZV") == "27 Maharashtra"
    assert place_of_supply("99AAPFU0939F1ZV") == ""
    assert place_of_supply("") == ""
