"""Two ways of writing one contact compare as equal, and different people do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.contacts import email_key, name_likeness, normal_email, normal_phone
from core.kit.errors import InvalidValue


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        (" Rohan.Mehta@Example.IN ", "rohan.mehta@example.in"),
        ("fatima+jobs@example.com", "fatima+jobs@example.com"),
        ("राम@example.com", "राम@example.com"),
    ],
)
def test_an_address_is_written_one_way(typed: str, normal: str) -> None:
    assert normal_email(typed) == normal


@pytest.mark.parametrize(
    "typed", ["", "rohan", "rohan@", "@example.in", "rohan@example", "a b@example.in", "a@b@c.in"]
)
def test_what_is_no_address_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidValue, match=r"name@company\.in") as caught:
        normal_email(typed)
    assert caught.value.field == "email"


def test_one_gmail_box_has_one_key_and_others_keep_their_dots() -> None:
    assert email_key("Rohan.Mehta+naukri@gmail.com") == email_key("rohanmehta@googlemail.com")
    assert email_key("rohan.mehta@example.in") != email_key("rohanmehta@example.in")


@pytest.mark.parametrize(
    ("typed", "region", "normal"),
    [
        ("98765 43210", "IN", "+919876543210"),
        ("098765-43210", "IN", "+919876543210"),
        ("+91 (98765) 43210", "IN", "+919876543210"),
        ("91 98765 43210", "IN", "+919876543210"),
        ("0091 98765 43210", "IN", "+919876543210"),
        ("022 2610 0000", "IN", "+912226100000"),
        ("050 123 4567", "AE", "+971501234567"),
        ("+1 650-253-0000", "IN", "+16502530000"),
    ],
)
def test_a_number_is_written_one_way(typed: str, region: str, normal: str) -> None:
    assert normal_phone(typed, region) == normal


@pytest.mark.parametrize("typed", ["", "12345", "phone", "+91 12345", "98765432101234567890"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidValue, match=r"\+91 98765 43210") as caught:
        normal_phone(typed)
    assert caught.value.field == "phone"


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        ("Rohan Mehta", "MEHTA, Rohan", 100, 100),
        ("Mr. Rohan Mehta", "Rohan Mehta", 100, 100),
        ("José Álvarez", "Jose Alvarez", 100, 100),
        ("Rohan Mehta", "Rohan Kumar Mehta", 95, 99),
        ("R. Mehta", "Rohan Mehta", 85, 95),
        ("Sreedhar Rao", "Sridhar Rao", 80, 95),
        ("प्रिया शर्मा", "प्रिया शर्मा", 100, 100),
        ("Priya Sharma", "Priya Verma", 0, 80),
        ("Priya", "Priya Sharma", 0, 80),
        ("Ananya Iyer", "Rohan Mehta", 0, 40),
        ("", "Rohan Mehta", 0, 0),
    ],
)
def test_names_are_as_alike_as_a_person_would_say(first: str, second: str, least: int, most: int) -> None:
    assert least <= name_likeness(first, second) <= most


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_within_bounds(first: str, second: str) -> None:
    assert 0 <= name_likeness(first, second) == name_likeness(second, first) <= 100
