"""The token of an invitation's link: the id and a keyed hash of it, so that nothing secret is stored.

It fits a Telegram deep link: at most 64 of A-Z a-z 0-9 _ - (core.telegram.org/bots/features#deep-linking).
"""

from collections.abc import Sequence

from core.kit.tokens import InvalidToken, derived, was_derived

_PURPOSE = "invitation"
_MOST_DIGITS = 18


def join_token(invitation_id: int, keys: Sequence[bytes]) -> str:
    """The token to send, signed with the first key."""
    return f"{invitation_id}-{derived(_PURPOSE, str(invitation_id), keys[0])}"


def read_join_token(token: str, keys: Sequence[bytes]) -> int:
    """The invitation's id, if any of the keys signed the token."""
    digits, _, proof = token.partition("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise InvalidToken
    if not was_derived(_PURPOSE, str(int(digits)), proof, keys):
        raise InvalidToken
    return int(digits)
