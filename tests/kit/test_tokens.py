"""Tokens fit where they travel, are stored only as hashes, and expire by the clock that is passed in."""

import re
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit import tokens
from core.kit.tokens import InvalidToken, Signer

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
SECRET = "a secret of at least thirty-two bytes"


def test_tokens_differ_and_fit_a_deep_link() -> None:
    made = {tokens.new_token() for _ in range(200)}
    assert len(made) == 200
    for token in made:
        payload = tokens.start_payload("invite", token)
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
        assert tokens.read_start_payload(payload) == ("invite", token)


@pytest.mark.parametrize(
    ("kind", "token"), [("invite", "x" * 58), ("in vite", "x"), ("invite", "é"), ("", "x")]
)
def test_what_telegram_would_cut_off_is_never_made(kind: str, token: str) -> None:
    with pytest.raises(ValueError, match="at most 64"):
        tokens.start_payload(kind, token)
    assert tokens.start_payload("invite", "x" * 57)


@pytest.mark.parametrize(
    "payload", ["", "invite", "invite_", "_abc", "invite_a b", "a_" + "x" * 63, "नहीं_abc"]
)
def test_a_foreign_payload_is_refused(payload: str) -> None:
    with pytest.raises(InvalidToken):
        tokens.read_start_payload(payload)


def test_only_the_same_token_matches_its_hash() -> None:
    token = tokens.new_token()
    stored = tokens.hash_token(token)
    assert token not in stored
    assert tokens.token_matches(token, stored)
    assert not tokens.token_matches(token + "x", stored)
    assert not tokens.token_matches("नहीं \ud800", stored)
    assert not tokens.token_matches(stored, stored)


def test_a_link_code_survives_being_copied_by_hand() -> None:
    made = {tokens.new_link_code() for _ in range(200)}
    assert len(made) == 200
    for code in made:
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code)
        sloppy = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
        assert tokens.normal_link_code(sloppy) == code


@given(st.text(max_size=12))
def test_any_typed_code_is_normal_or_refused(typed: str) -> None:
    try:
        code = tokens.normal_link_code(typed)
    except InvalidToken:
        return
    assert tokens.normal_link_code(code) == code


def test_a_signed_state_comes_back_whole() -> None:
    signer = Signer(SECRET)
    state = signer.sign("org:12", "linkedin", now=NOW, lifetime=timedelta(minutes=10), user=7)
    read = signer.read(state, "linkedin", now=NOW + timedelta(minutes=9))
    assert (read.subject, read.data, read.expires_at) == ("org:12", {"user": 7}, NOW + timedelta(minutes=10))


def test_each_state_has_an_id_of_its_own() -> None:
    signer = Signer(SECRET)
    states = [signer.sign("org:12", "linkedin", now=NOW, lifetime=timedelta(minutes=10)) for _ in range(2)]
    first, second = (signer.read(state, "linkedin", now=NOW).token_id for state in states)
    assert first != second


def forged() -> dict[str, str]:
    claims = {"sub": "org:12", "aud": "linkedin", "jti": "a", "exp": NOW.timestamp() + 600}
    signer, stranger = Signer(SECRET), Signer(SECRET[::-1])
    state = signer.sign("org:12", "linkedin", now=NOW, lifetime=timedelta(minutes=10))
    head, body, signature = state.split(".")
    return {
        "another key": stranger.sign("org:12", "linkedin", now=NOW, lifetime=timedelta(minutes=10)),
        "another audience": signer.sign("org:12", "api", now=NOW, lifetime=timedelta(minutes=10)),
        "expired this second": signer.sign("org:12", "linkedin", now=NOW, lifetime=timedelta()),
        "signature cut": f"{head}.{body}.{signature[:-3]}",
        "no signature": jwt.encode(claims, "", algorithm="none"),
        "without an id": jwt.encode({**claims, "jti": None}, SECRET, algorithm="HS256"),
        "without an end": jwt.encode(
            {k: v for k, v in claims.items() if k != "exp"}, SECRET, algorithm="HS256"
        ),
        "no token": "state=org:12",
        "nothing": "",
    }


@pytest.mark.parametrize("case", list(forged()))
def test_a_forged_or_old_state_is_refused(case: str) -> None:
    with pytest.raises(InvalidToken):
        Signer(SECRET).read(forged()[case], "linkedin", now=NOW)


def test_a_weak_signing_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Signer("too short")


def test_a_password_is_stored_as_argon2_and_checked() -> None:
    stored = tokens.hash_password("correct horse")
    assert stored.startswith("$argon2id$")
    assert "correct" not in stored
    assert tokens.password_matches("correct horse", stored)
    assert not tokens.password_matches("Correct horse", stored)
    assert not tokens.password_matches("correct horse", "not a hash")
    assert not tokens.password_needs_rehash(stored)
    assert tokens.password_needs_rehash(stored.replace("t=3", "t=1"))
