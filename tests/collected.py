"""Every text of the code, as the catalogues are to have it, read from the code by whoever asks first."""

from functools import cache

from babel.messages.catalog import Message

from bot.locale import catalogues


@cache
def texts() -> tuple[Message, ...]:
    """All of them, with what a translator is told."""
    return tuple(text for text in catalogues.collect() if text.id)


@cache
def msgids() -> frozenset[str]:
    """What is said in English, one or many of it."""
    return frozenset(one for text in texts() for one in ((text.id,) if isinstance(text.id, str) else text.id))
