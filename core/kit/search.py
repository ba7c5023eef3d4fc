"""What is typed to find something, as PostgreSQL's indexes of words understand it."""

import re

_BETWEEN = re.compile(r"[\s'\"\\:&|!<>()*,;]+")


def prefixes(typed: str) -> str:
    """A tsquery for texts in which words begin with each typed word; empty where nothing was typed."""
    words = (one for one in _BETWEEN.split(typed) if any(sign.isalnum() for sign in one))
    return " & ".join(f"'{one}':*" for one in words)
