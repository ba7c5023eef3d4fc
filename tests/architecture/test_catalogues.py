"""The catalogues: complete, exactly what the code says, and never able to spoil a message."""

import gettext
import re
from string import Formatter

import pytest
from babel.messages.catalog import Message

from bot.locale import catalogues
from core.kit.words import DOMAIN, LOCALES
from tests import collected

pytestmark = pytest.mark.check

LANGUAGES = catalogues.languages()
OTHERS = [language for language in LANGUAGES if language != catalogues.ENGLISH]
SCRIPTS = {"hi": re.compile(r"[\u0900-\u097f]")}
"""What a translation is written in; a language of the Latin script has no line here."""
SAME_EVERYWHERE = re.compile(r"(?:\{\w+\}|GST|IGST|CGST|SGST|NEFT|RTGS|IMPS|UPI|Slack|Telegram|\d|[^\w{}])*")
"""Names, params and signs, which no language says otherwise."""
RENEW = "run `make words`"


def _ids(text: Message) -> tuple[str, ...]:
    return (text.id,) if isinstance(text.id, str) else tuple(text.id)


def _strings(text: Message) -> tuple[str, ...]:
    return (text.string or "",) if isinstance(text.string, str) else tuple(text.string or ())


def _texts(language: str) -> list[Message]:
    return [text for text in catalogues.read(language) if text.id]


def _fields(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def test_every_text_of_the_code_is_in_every_catalogue() -> None:
    said = {_ids(text) for text in collected.texts()}
    assert len(said) >= 1300
    for language in LANGUAGES:
        known = {_ids(text) for text in _texts(language)}
        assert said - known == set(), f"{language} lacks these: {RENEW}, then `python -m bot.locale missing`"
        assert known - said == set(), f"{language} has what nothing says any more: {RENEW}"
    assert {"en", "hi"} <= set(LANGUAGES)


def test_what_is_loaded_is_what_is_edited() -> None:
    for language in LANGUAGES:
        compiled = gettext.translation(DOMAIN, LOCALES, languages=[language])
        for text in _texts(language):
            ids, strings = _ids(text), _strings(text)
            if len(ids) == 1:
                assert compiled.gettext(ids[0]) == strings[0] or not strings[0], RENEW
            else:
                # Both languages count one apart from all others (CLDR).
                counted = tuple(compiled.ngettext(ids[0], ids[1], many) for many in (1, 2))
                assert counted == strings or not all(strings), RENEW


@pytest.mark.parametrize("language", OTHERS)
def test_everything_is_translated(language: str) -> None:
    texts, script = _texts(language), SCRIPTS.get(language)
    untold = [text.id for text in texts if not _strings(text) or not all(_strings(text))]
    assert untold == []
    copied = [
        text.id
        for text in texts
        if not all(SAME_EVERYWHERE.fullmatch(one) for one in _ids(text))
        and (set(_strings(text)) & set(_ids(text)) or not _is_in(script, text))
    ]
    assert copied == []
    assert len(texts) >= 1300


def _is_in(script: re.Pattern[str] | None, text: Message) -> bool:
    return script is None or all(script.search(one) for one in _strings(text))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_takes_what_its_text_takes(language: str) -> None:
    wrong = [
        string
        for text in _texts(language)
        for string, msgid in zip(_strings(text), _ids(text), strict=True)
        if string and _fields(string) != _fields(msgid)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_commands_and_addresses(language: str) -> None:
    kept = re.compile(r"(?<![\w/])/[a-z_]{2,}|https?://\S+[\w/]")
    wrong, looked = [], 0
    for text in _texts(language):
        for string, msgid in zip(_strings(text), _ids(text), strict=True):
            looked += bool(kept.search(msgid))
            if sorted(kept.findall(string)) != sorted(kept.findall(msgid)):
                wrong.append(string)
    assert wrong == []
    assert looked >= 30


@pytest.mark.parametrize("language", OTHERS)
def test_a_line_break_stays_a_line_break(language: str) -> None:
    for text in _texts(language):
        for string, msgid in zip(_strings(text), _ids(text), strict=True):
            assert string.count("\n") == msgid.count("\n"), msgid
            assert string == string.strip() or msgid != msgid.strip(), msgid
