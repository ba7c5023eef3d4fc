"""Plain words in LinkedIn's "little text" markup.

LinkedIn cuts a post, without a word, at a reserved character that is not escaped. Source:
learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format.
"""

import re

MOST_CHARACTERS = 3000
_HASHTAG_OR_RESERVED = re.compile(r"((?:(?<=\s)|^)#\w+)|([|{}@\[\]()<>#\\*_~])", re.MULTILINE)


def little_text(text: str) -> str:
    """Escape all that is reserved, and let a #word that stands alone be a hashtag (the # of C# is none)."""
    return _HASHTAG_OR_RESERVED.sub(lambda found: found[1] or f"\\{found[2]}", text)
