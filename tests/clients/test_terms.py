"""Fee bands: the worked examples, borders, gaps and overlaps."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clients.terms import (
    MOST_BANDS,
    Band,
    band_for,
    check_bands,
    covers,
    example_ctc,
    fee,
    terms_lines,
    text_hash,
    with_tax,
)
from core.kit.words import Words
from core.models.enums import FeeType

LAKH = Decimal(100_000)
LOW = Band(1 * LAKH, 10 * LAKH)
HIGH = Band(10 * LAKH, 50 * LAKH, Decimal(20_000), FeeType.FIXED)
TOP = Band(50 * LAKH, 100 * LAKH, Decimal("12.5"))


def test_the_worked_example() -> None:
    assert fee(LOW, 8 * LAKH) == Decimal("66640.00")
    assert with_tax(fee(LOW, 8 * LAKH), Decimal(18)) == Decimal("78635.20")


def test_a_fixed_fee_stays_fixed_whatever_the_cost() -> None:
    assert fee(HIGH, 10 * LAKH) == fee(HIGH, 50 * LAKH) == Decimal("20000.00")


def test_half_a_paisa_is_rounded_up() -> None:
    # 100.10 × 5 % is 5.005, which banker's rounding would make 5.00.
    assert fee(Band(Decimal(0), LAKH, Decimal(5)), Decimal("100.10")) == Decimal("5.01")


@pytest.mark.parametrize(
    ("ctc", "band"),
    [
        (Decimal("99999.99"), None),
        (1 * LAKH, LOW),
        (Decimal("999999.99"), LOW),
        (10 * LAKH, HIGH),
        (50 * LAKH, TOP),
        (100 * LAKH, TOP),
        (Decimal("10000000.01"), None),
    ],
)
def test_a_border_belongs_to_the_upper_band_and_the_top_includes_its_end(
    ctc: Decimal, band: Band | None
) -> None:
    for bands in itertools.permutations([LOW, HIGH, TOP]):
        assert band_for(bands, ctc) == band


def test_only_the_upper_end_of_the_top_band_counts_in() -> None:
    assert band_for([LOW], 10 * LAKH) == LOW


@pytest.mark.parametrize(
    ("bands", "says"),
    [
        ([], "At least one band"),
        ([LOW, Band(9 * LAKH, 50 * LAKH)], "overlap"),
        ([HIGH, LOW, Band(2 * LAKH, 3 * LAKH)], "overlap"),
        ([LOW, Band(11 * LAKH, 50 * LAKH)], "Between ₹10,00,000 and ₹11,00,000 there is no band"),
        ([Band(10 * LAKH, 10 * LAKH)], "end above where it begins"),
        ([Band(10 * LAKH, LAKH)], "end above where it begins"),
        ([Band(LAKH, 2 * LAKH, Decimal(0))], "above zero"),
        ([Band(LAKH, 2 * LAKH, Decimal(101))], "at most 100"),
        ([LOW, Band(10 * LAKH, 20 * LAKH, interest_percentage=Decimal(100))], "Band 2: late interest"),
        ([Band(LAKH, 2 * LAKH, replacement_clause=-1)], "replacement"),
        ([Band(k * LAKH, (k + 1) * LAKH) for k in range(MOST_BANDS + 1)], "At most 10"),
    ],
)
def test_what_is_wrong_with_bands_is_said(bands: list[Band], says: str) -> None:
    wrong = check_bands(bands)
    assert wrong is not None
    assert says in Words()(wrong)


def test_bands_that_meet_are_right_in_any_order() -> None:
    for bands in itertools.permutations([LOW, HIGH, TOP]):
        assert check_bands(bands) is None


def test_a_job_lies_inside_bands_that_meet() -> None:
    assert covers([HIGH, LOW], 5 * LAKH, 20 * LAKH)
    assert covers([LOW, HIGH], 10 * LAKH, 50 * LAKH)
    assert not covers([LOW, HIGH], 5 * LAKH, 51 * LAKH)
    assert not covers([LOW, TOP], 5 * LAKH, 60 * LAKH)
    assert not covers([LOW], 5 * LAKH, 4 * LAKH)


_EDGES = st.lists(st.integers(0, 1000), min_size=2, max_size=MOST_BANDS + 1, unique=True).map(sorted)


@given(_EDGES, st.integers(0, 100_000_000))
def test_every_cost_inside_the_span_has_exactly_one_band(edges: list[int], ctc: int) -> None:
    bands = [Band(low * LAKH, high * LAKH) for low, high in itertools.pairwise(edges)]
    assert check_bands(bands) is None
    found = band_for(bands, Decimal(ctc))
    assert (found is not None) == (edges[0] * LAKH <= ctc <= edges[-1] * LAKH)
    if found is not None and found != bands[-1]:
        assert found.ctc_min <= ctc < found.ctc_max


@given(_EDGES)
def test_the_example_lies_in_its_band(edges: list[int]) -> None:
    band = Band(edges[0] * LAKH, edges[-1] * LAKH)
    assert band_for([band], example_ctc(band)) == band


def test_the_text_shows_each_fee_worked_out() -> None:
    text = "\n".join(terms_lines([HIGH, LOW], Words()))
    assert "for a hire at ₹8,00,000 the fee is ₹66,640.00; with 18 % GST it is ₹78,635.20" in text
    assert "the fee is ₹20,000.00; with 18 % GST it is ₹23,600.00" in text
    assert text.index("₹1,00,000") < text.index("fixed fee")
    assert "without GST" in terms_lines([LOW], Words(), gst=Decimal(0))[0]


def test_any_change_of_the_terms_changes_the_hash() -> None:
    texts = [
        "\n".join(terms_lines(bands, Words()))
        for bands in ([LOW], [LOW, HIGH], [Band(LAKH, 10 * LAKH, replacement_clause=60)])
    ]
    assert len({text_hash(text) for text in texts}) == 3
