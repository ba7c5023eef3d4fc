"""What proves who somebody is: one-time tokens, link codes, signed states and passwords.

A token or code is shown once and stored only as a hash; that it works once is the database's business.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.kit.errors import Refusal
from core.kit.words import N_

_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U, which people confuse when they copy from one screen to another."""
_CODE_LENGTH = 8
_LOOKALIKES = str.maketrans("OIL", "011", "- ")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)  # core.telegram.org/bots/features#deep-linking
_hasher = PasswordHasher()  # RFC 9106, low-memory profile


class InvalidToken(Refusal):
    """A link, code or state not ours, expired or used before; which of these is not said."""

    def __init__(self) -> None:
        super().__init__(N_("This link or code does not work any more. Please ask for a new one."))


def new_token() -> str:
    """256 random bits in 43 characters fit for an address and for a Telegram deep link."""
    return secrets.token_urlsafe(32)


def new_link_code() -> str:
    """A code to copy by hand, `7K2M-Q4XD`: only 40 bits, so let it live briefly and count the tries."""
    code = "".join(secrets.choice(_CODE_ALPHABET) for _ in range(_CODE_LENGTH))
    return f"{code[:4]}-{code[4:]}"


def normal_link_code(typed: str) -> str:
    """What was meant by what was typed: small letters, O for 0, I or L for 1, no dash."""
    code = typed.strip().upper().translate(_LOOKALIKES)
    if len(code) != _CODE_LENGTH or not set(code) <= set(_CODE_ALPHABET):
        raise InvalidToken
    return f"{code[:4]}-{code[4:]}"


def hash_token(token: str) -> str:
    """What the database keeps; the token is random, so a plain fast hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def token_matches(token: str, stored_hash: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(hash_token(token), stored_hash)


def derived(purpose: str, said: str, key: bytes) -> str:
    """What proves in an address that we said this: 32 of A-Z a-z 0-9 _ -, and nothing to store.

    A key may be shared by many purposes, as no other one signs the same sentence.
    """
    digest = hmac.new(key, f"hiresync {purpose} {said}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def was_derived(purpose: str, said: str, proof: str, keys: Sequence[bytes]) -> bool:
    """Whether one of our keys proves it, compared in constant time."""
    return proof.isascii() and any(hmac.compare_digest(derived(purpose, said, key), proof) for key in keys)


def start_payload(kind: str, token: str) -> str:
    """What follows `?start=` in a Telegram deep link: a word of ours and a token."""
    payload = f"{kind}_{token}"
    if not kind.isalpha() or not _PAYLOAD.fullmatch(payload):
        raise ValueError(
            f"Telegram takes at most 64 of A-Z a-z 0-9 _ - in a deep link, not {len(payload)}: {kind}"
        )
    return payload


def read_start_payload(payload: str) -> tuple[str, str]:
    """The word and the token of a deep link."""
    kind, _, token = payload.partition("_")
    if not _PAYLOAD.fullmatch(payload) or not kind.isalpha() or not token:
        raise InvalidToken
    return kind, token


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signed token says; `token_id` is stored when used, so that it works once."""

    subject: str
    token_id: str
    expires_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


class Signer:
    """Signs short-lived statements (OAuth states, API access) and reads them back."""

    def __init__(self, secret: str) -> None:
        if len(secret.encode()) < 32:
            raise ValueError("the signing secret needs at least 32 bytes (RFC 7518 section 3.2)")
        self._secret = secret

    def sign(self, subject: str, audience: str, *, now: datetime, lifetime: timedelta, **data: Any) -> str:
        """A statement for one audience until a moment."""
        claims = {
            "sub": subject,
            "aud": audience,
            "jti": secrets.token_urlsafe(16),
            "iat": int(now.timestamp()),
            "exp": int((now + lifetime).timestamp()),
            "data": data,
        }
        return jwt.encode(claims, self._secret, algorithm="HS256")

    def read(self, token: str, audience: str, *, now: datetime) -> Signed:
        """Accept only what we signed, for this audience, in time."""
        # The library would look at the machine's clock; ours is passed in, so the expiry is checked below.
        options: jwt.types.Options = {
            "require": ["sub", "aud", "jti", "exp"],
            "verify_exp": False,
            "verify_iat": False,
        }
        try:
            claims = jwt.decode(token, self._secret, algorithms=["HS256"], audience=audience, options=options)
        except jwt.InvalidTokenError:
            raise InvalidToken from None
        expires_at = datetime.fromtimestamp(claims["exp"], UTC)
        if now >= expires_at:
            raise InvalidToken
        return Signed(claims["sub"], claims["jti"], expires_at, claims.get("data", {}))


def hash_password(password: str) -> str:
    """Argon2id; takes tens of milliseconds on purpose, so call it in a thread."""
    return _hasher.hash(password)


def password_matches(password: str, stored_hash: str) -> bool:
    try:
        return _hasher.verify(stored_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def password_needs_rehash(stored_hash: str) -> bool:
    """Whether the hash was made with older, cheaper parameters."""
    return _hasher.check_needs_rehash(stored_hash)
