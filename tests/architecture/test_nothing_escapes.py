"""Every word that reaches a person comes from the catalogues: none is written past them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import registry
from bot.forms import kinds
from bot.forms.answers import Answers
from bot.forms.form import Field, Form, Repeat
from core.kit.card import Button
from core.notifications.load import load_kinds
from tests import collected
from tests.architecture.every_card import sample_params
from tests.architecture.sources import PRODUCT, ROOT, modules
from tests.architecture.test_forms_fit import FACTS

pytestmark = pytest.mark.check

REGISTRY = registry.load()
A_WORD = re.compile(r"[^\W\d_]{2}")
NAMES = {"HireSync", "Slack", "Telegram"}
"""The same in every language."""


def _lost(texts: Iterator[str]) -> list[str]:
    """Texts with a word in them which no catalogue has."""
    known = {text.id if isinstance(text.id, str) else text.id[0] for text in collected.texts()}
    return sorted({text for text in texts if A_WORD.search(text) and text not in known | NAMES})


def _of_form(form: Form) -> Iterator[str]:
    yield from (form.title, form.description, form.submit_label)
    for section in form.sections(Answers({}, FACTS)):
        yield section.title
        if isinstance(section, Repeat):
            yield section.add_label
        for asked in section.fields:
            yield from _of_field(asked)


def _of_field(asked: Field) -> Iterator[str]:
    yield from (asked.label, asked.ask, asked.hint)
    if isinstance(asked.kind, kinds.Choice | kinds.Several):
        for option in asked.kind.options:
            yield from (option.label, option.note)


DATA = {str(part) for band in FACTS["bands"] for part in band} | {
    str(skill) for _, skill, _ in FACTS["skills"]
}
"""What a conversation learnt about its thing."""


def test_conversations_and_commands_say_what_the_catalogues_have() -> None:
    texts = [text for form in REGISTRY.forms.values() for text in _of_form(form)]
    texts += [action.description for action in REGISTRY.actions.values()]
    assert [text for text in _lost(iter(texts)) if text not in DATA] == []
    assert len(texts) >= 700


def test_news_say_what_the_catalogues_have() -> None:
    texts: list[str] = []
    for kind in load_kinds().values():
        params = sample_params(kind)
        buttons: list[Button] = [one for row in kind.rows(params) for one in row]
        buttons += [one for row in kind.after_rows(params) for one in row]
        texts += [kind.title, kind.why, *kind.lines, *(label for label, _ in kind.facts)]
        texts += [said for one in buttons for said in (one.label, one.confirm)]
    assert _lost(iter(texts)) == []
    assert len(texts) >= 400


# What draws its first text before a person's eyes, or keeps it until somebody reads it.
SHOWN = {
    *("Card", "Button", "Fact", "Text", "Option", "words", "w", "say", "Answer"),
    *("Refusal", "NotAllowed", "NotFound", "WrongState", "AlreadyDone", "Clash", "NoRoom", "InvalidValue"),
}
SECOND = {"InvalidValue", "Option"}
"""Their first text is read by machines."""
BEYOND = ("bot/playground", "bot/locale")
"""The local town speaks as the platforms do, and to developers."""


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = 1 if called in SECOND else 0
        if called in SHOWN and len(node.args) > place:
            text = node.args[place]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield node.lineno, text.value
            elif isinstance(text, ast.JoinedStr):
                said = "".join(str(one.value) for one in text.values if isinstance(one, ast.Constant))
                yield node.lineno, said


def test_no_text_is_written_past_the_catalogues() -> None:
    looked, found = 0, []
    for path, tree in modules(*PRODUCT):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(BEYOND):
            continue
        looked += 1
        found += [
            f"{name}:{line}: {text}"
            for line, text in _literals(tree)
            if A_WORD.search(text) and text not in NAMES
        ]
    assert found == []
    assert looked >= 300


def _pages() -> list[Path]:
    return sorted((ROOT / "webhooks" / "pages").glob("*.html"))


def test_no_page_says_a_word_of_its_own() -> None:
    spoken_by_machines = re.compile(
        r"<style>.*?</style>|<script>.*?</script>|<code>.*?</code>|<title>.*?</title>", re.S
    )
    for path in _pages():
        text = spoken_by_machines.sub("", path.read_text("utf-8"))
        text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*>|" + "|".join(NAMES), " ", text, flags=re.S)
        assert not A_WORD.search(text), f"{path.name}: {' '.join(text.split())}"
    assert len(_pages()) >= 3
