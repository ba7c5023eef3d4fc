"""The token that ends the mails of one category for one person, so that nothing secret is stored.

It never expires: a link in an old mail still has to work, and takes nothing away that cannot be had back.
"""

from collections.abc import Sequence

from core.kit.tokens import InvalidToken, derived, was_derived

_PURPOSE = "unsubscribe"
_MOST_DIGITS = 18


def leave_token(user_id: int, category: str, keys: Sequence[bytes]) -> str:
    """The token to send, signed with the first key."""
    return f"{user_id}.{category}.{derived(_PURPOSE, f'{user_id}.{category}', keys[0])}"


def read_leave_token(token: str, keys: Sequence[bytes]) -> tuple[int, str]:
    """The person and the category, if any of the keys signed the token."""
    digits, _, rest = token.partition(".")
    category, _, proof = rest.partition(".")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise InvalidToken
    if not was_derived(_PURPOSE, f"{int(digits)}.{category}", proof, keys):
        raise InvalidToken
    return int(digits), category
