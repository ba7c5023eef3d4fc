"""The token of an invitation's link: the id and a keyed hash of it, so that nothing secret is stored.

It fits a Telegram deep link: at most 64 of A-Z a-z 0-9 _ - (core.telegram.org/bots/features#deep-linking).
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from core.kit.tokens import InvalidToken

_PURPOSE = b"hiresync invitation "
_MOST_DIGITS = 18
_SIGNATURE_BYTES = 24


def join_token(invitation_id: int, keys: Sequence[bytes]) -> str:
    """The token to send, signed with the first key."""
    return f"{invitation_id}-{_signature(invitation_id, keys[0])}"


def read_join_token(token: str, keys: Sequence[bytes]) -> int:
    """The invitation's id, if any of the keys signed the token."""
    digits, _, signature = token.partition("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS and signature.isascii()):
        raise InvalidToken
    if not any(hmac.compare_digest(_signature(int(digits), key), signature) for key in keys):
        raise InvalidToken
    return int(digits)


def _signature(invitation_id: int, key: bytes) -> str:
    # Keys shared with other uses are safe, as no other use signs this sentence.
    digest = hmac.new(key, _PURPOSE + str(invitation_id).encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:_SIGNATURE_BYTES]).decode()
