"""When two entries are one person."""

import pytest

from core.candidates.sameness import Known, Why, compare

PRIYA = Known(1, "Priya Sharma", "priya.sharma@gmail.com", "+919845012345", 7, "Ravi Menon", None)


@pytest.mark.parametrize(
    ("name", "email", "phone", "why", "same"),
    [
        ("Someone Else", "PRIYA.SHARMA@gmail.com", None, {Why.EMAIL}, True),
        ("Someone Else", "priyasharma+jobs@googlemail.com", None, {Why.EMAIL}, True),
        ("Priya S. Sharma", "new@example.com", "+919845012345", {Why.PHONE, Why.NAME}, True),
        ("Sharma Priya", "new@example.com", "+919845012345", {Why.PHONE, Why.NAME}, True),
        ("Rahul Verma", "rahul@example.com", "+919845012345", {Why.PHONE}, False),
        ("Dr. Priya Sharma", "other@example.com", "+919900000000", {Why.NAME}, False),
    ],
)
def test_what_they_have_in_common(
    name: str, email: str, phone: str | None, why: set[Why], same: bool
) -> None:
    (found,) = compare(name, email, phone, [PRIYA])
    assert (set(found.why), found.is_same) == (why, same)


def test_strangers_have_nothing_in_common() -> None:
    assert compare("Rohan Mehta", "rohan@example.com", "+919900000000", [PRIYA]) == []
    assert compare(None, None, None, [PRIYA]) == []


def test_the_surest_comes_first() -> None:
    namesake = Known(2, "Priya Sharma", "p@example.com", None, None, "", None)
    found = compare("Priya Sharma", PRIYA.email, None, [namesake, PRIYA])
    assert [one.person.id for one in found] == [1, 2]
