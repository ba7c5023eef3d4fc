"""A sealed secret opens only with a present key and only in its own place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.crypto import CannotOpenSecret, Secrets

OLD, NEW = Secrets.new_key(), Secrets.new_key()
PLACE = "linkedin:org:12"


@given(st.text(), st.text())
def test_what_is_sealed_for_a_place_opens_there(plaintext: str, place: str) -> None:
    secrets = Secrets([NEW])
    assert secrets.open(secrets.seal(plaintext, place), place) == plaintext


def test_it_stays_shut_elsewhere_and_does_not_show() -> None:
    secrets = Secrets([NEW])
    sealed = secrets.seal("AQX-token", PLACE)
    assert "AQX" not in sealed
    with pytest.raises(CannotOpenSecret) as caught:
        secrets.open(sealed, "linkedin:org:13")
    assert "AQX" not in str(caught.value)
    assert secrets.open(sealed, PLACE) == "AQX-token"


def test_it_stays_shut_when_changed() -> None:
    secrets = Secrets([NEW])
    sealed = secrets.seal("AQX-token", PLACE)
    changed = sealed[:30] + ("A" if sealed[30] != "A" else "B") + sealed[31:]
    for broken in (changed, sealed[:-4], "", "no token", "नहीं"):
        with pytest.raises(CannotOpenSecret):
            secrets.open(broken, PLACE)


def test_a_new_key_takes_over_without_losing_anything() -> None:
    sealed = Secrets([OLD]).seal("AQX-token", PLACE)
    both = Secrets([NEW, OLD])
    assert both.open(sealed, PLACE) == "AQX-token"

    rotated = both.rotate(sealed)

    only_new = Secrets([NEW])
    assert only_new.open(rotated, PLACE) == "AQX-token"
    with pytest.raises(CannotOpenSecret):
        only_new.open(sealed, PLACE)
    with pytest.raises(CannotOpenSecret):
        only_new.rotate(sealed)


@pytest.mark.parametrize("keys", [[], ["short"], [NEW, "नहीं"]])
def test_a_missing_or_wrong_key_is_said_at_the_start(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="hiresync keys new"):
        Secrets(keys)
