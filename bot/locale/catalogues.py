"""Catalogues of texts: collected from the code, merged into each language, compiled."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from core.kit.words import DOMAIN, LOCALES

ROOT = LOCALES.parents[1]
PRODUCT = ("bot", "core", "scheduler", "webhooks")
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
KEYWORDS: dict[str, Any] = {"N_": {1: None, 2: (1, 2), 3: (1, 2)}, "t": None}
"""`N_("one text")`, `N_("one of it", "{count} of it")`, also with a comma behind; templates say `t("…")`."""
METHODS = [("**.html", "jinja2"), ("**.py", "python")]
ENGLISH = "en"
# Git knows when a text changed; a date in the file would only make two branches clash.
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def collect() -> Catalog:
    """Every text of the code, each once, with the files that say it."""
    found = _new(None)
    for package in PRODUCT:
        for file, _, texts, comments, context in extract_from_dir(ROOT / package, METHODS, keywords=KEYWORDS):
            found.add(texts, locations=[(f"{package}/{file}", 0)], auto_comments=comments, context=context)
    return found


def merged(language: str, template: Catalog) -> Catalog:
    """The language's catalogue with exactly the texts of the template; what is said already stays."""
    old, new = read(language), _new(language)
    for text in _texts(template):
        said = old.get(text.id)
        string = text.id if language == ENGLISH else said.string if said else ""
        new.add(text.id, string, locations=text.locations, flags=text.flags - {"fuzzy"})
    return new


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one for a language that is just added."""
    path = po_file(language)
    if not path.exists():
        return _new(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def write(language: str, catalog: Catalog) -> None:
    """Both files of a language: the one people edit, and the one that is loaded."""
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    with po_file(language).open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_output=True)
    with po_file(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def write_template(template: Catalog) -> None:
    with TEMPLATE.open("wb") as file:
        write_po(file, template, width=110, include_lineno=False, sort_output=True)


def missing(language: str) -> dict[str, str | list[str]]:
    """What is not translated: the text itself, with both its forms where it counts something."""
    catalog = read(language)
    return {_first(text): _empty(text) for text in _texts(catalog) if not _is_said(text)}


def fill(language: str, said: dict[str, str | list[str]]) -> list[str]:
    """Write translations by their English; gives back what the catalogue does not know."""
    catalog, unknown = read(language), []
    for msgid, string in said.items():
        text = catalog.get(msgid)
        if text is None or isinstance(string, str) is not isinstance(text.id, str):
            unknown.append(msgid)
            continue
        text.string = string if isinstance(string, str) else tuple(string)
    write(language, catalog)
    return unknown


def languages() -> list[str]:
    """English, and every language that has a folder."""
    return sorted({ENGLISH, *(path.name for path in LOCALES.iterdir() if (path / "LC_MESSAGES").is_dir())})


def po_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _new(language: str | None) -> Catalog:
    return Catalog(
        language,
        domain=DOMAIN,
        project="HireSync",
        version="",
        header_comment="",
        creation_date=UNDATED,
        revision_date=UNDATED,
        last_translator="HireSync",
        language_team="HireSync",
        fuzzy=False,
    )


def _texts(catalog: Catalog) -> list[Message]:
    return [text for text in catalog if text.id]


def _first(text: Message) -> str:
    return text.id if isinstance(text.id, str) else text.id[0]


def _empty(text: Message) -> str | list[str]:
    return "" if isinstance(text.id, str) else list(text.id)


def _is_said(text: Message) -> bool:
    return bool(text.string) if isinstance(text.string, str) else all(text.string or [""])
