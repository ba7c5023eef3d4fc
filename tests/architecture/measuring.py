"""Measure texts in every language there is a catalogue for."""

from core.kit.words import LOCALES, Words


def languages() -> list[Words]:
    """English, and what is shipped beside it."""
    shipped = sorted(path.parents[1].name for path in LOCALES.glob("*/LC_MESSAGES/*.po"))
    return [Words(locale) for locale in ("en", *(one for one in shipped if one != "en"))]


def too_long(msgid: str, most: int) -> list[str]:
    """The translations that do not fit."""
    return [said for words in languages() if len(said := words(msgid)) > most]
