"""The token of an invitation fits a deep link and cannot be made without the key."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.tokens import InvalidToken, read_start_payload, start_payload
from core.people.join_token import join_token, read_join_token

OLD, NEW = b"the key of last year", b"the key of this year"
_IDS = st.integers(1, 10**18 - 1)


@given(_IDS)
def test_a_token_is_read_back_and_fits_a_deep_link(invitation_id: int) -> None:
    token = join_token(invitation_id, [NEW, OLD])
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", token)
    assert read_start_payload(start_payload("join", token)) == ("join", token)
    assert read_join_token(token, [NEW]) == invitation_id


def test_a_token_signed_with_a_retired_key_is_read_while_that_key_is_kept() -> None:
    token = join_token(7, [OLD])
    assert read_join_token(token, [NEW, OLD]) == 7
    with pytest.raises(InvalidToken):
        read_join_token(token, [NEW])


@pytest.mark.parametrize("forged", ["", "7", "7-", "-", "seven-abc", "7-ñ", "٧-abc", "9" * 40 + "-abc"])
def test_what_we_did_not_sign_is_refused(forged: str) -> None:
    with pytest.raises(InvalidToken):
        read_join_token(forged, [NEW])


@given(_IDS, _IDS)
def test_the_signature_of_one_invitation_opens_no_other(one: int, other: int) -> None:
    signature = join_token(one, [NEW]).partition("-")[2]
    if one != other:
        with pytest.raises(InvalidToken):
            read_join_token(f"{other}-{signature}", [NEW])
