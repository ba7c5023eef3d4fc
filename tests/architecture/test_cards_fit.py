"""Every kind of notification, with long names and large numbers, as both chats would draw its card."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from string import Formatter
from typing import Any

import pytest

from bot import registry
from bot.handlers.slack.show_card import draw_card as draw_in_slack
from bot.handlers.telegram.show import draw_card as draw_in_telegram
from bot.handlers.telegram.wire import MOST_BYTES
from bot.playground.slack.surfaces import message_complaints
from core.kit.card import Card
from core.kit.words import N_, Text
from core.notifications.compose import Done, Told, compose
from core.notifications.kind import NotificationKind
from core.notifications.load import load_kinds
from tests.architecture.measuring import languages, too_long

pytestmark = pytest.mark.check

KINDS = load_kinds()
REGISTRY = registry.load()
MOMENT = datetime(2026, 12, 30, 18, 30, tzinfo=UTC)
NAME = "Anantharamakrishnan Venkatasubramanian-Bhattacharya"
NUMBER = "999999999999"
BUILT_IN = {"help", "drafts", "cancel", "resume"}
"""What the desk answers itself."""


class Sample(dict[str, Any]):
    """Whatever a card asks for: a number that is an id and reads as a long name would."""

    def __missing__(self, name: str) -> str:
        return NUMBER


def _params(kind: NotificationKind) -> Sample:
    """Long names for what is said; ids for the rest, which only buttons use."""
    texts = (kind.title, *kind.lines)
    said = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return Sample(dict.fromkeys(said | {name for _, name in kind.facts}, NAME))


def _cards() -> Iterator[tuple[NotificationKind, Card]]:
    """Each kind before and after its act, in every language."""
    outcome = Done(MOMENT, 1, Text(N_("Approved by {name}"), {"name": NAME}))
    for kind in KINDS.values():
        for words in languages():
            for done in (None, outcome):
                yield kind, compose(Told(kind, _params(kind), due_at=MOMENT, done=done), words)


def test_both_chats_take_every_card() -> None:
    looked = 0
    for kind, card in _cards():
        for words in languages():
            drawn = draw_in_slack(card, words)
            assert [str(wrong) for wrong in message_complaints(drawn.blocks)] == [], kind.name
            text = unescape(re.sub(r"<[^>]*>", "", draw_in_telegram(card, words).text))
            assert len(text) <= 4096, kind.name
            assert "…" not in text.replace("…?", ""), f"{kind.name} is cut"
            looked += 1
    assert looked >= 2 * len(KINDS) >= 100


def test_every_button_does_something_and_fits() -> None:
    known = REGISTRY.forms.keys() | REGISTRY.actions.keys() | BUILT_IN
    looked = 0
    for kind, card in _cards():
        for button in card.buttons:
            assert len(button.label) <= 40, f"{kind.name}: {button.label}"
            assert len(button.confirm) <= 300, kind.name
            if button.url:
                assert button.url.startswith("join:"), kind.name
                continue
            assert button.act in known, f"{kind.name}: nobody answers {button.act}"
            looked += 1
        keyboard = draw_in_telegram(card, languages()[0]).keyboard
        for row in keyboard.inline_keyboard if keyboard else ():
            assert all(len(str(one.callback_data or "").encode()) <= MOST_BYTES for one in row), kind.name
    assert looked >= 100


def test_a_button_that_starts_a_form_passes_its_subject() -> None:
    looked = 0
    for kind, card in _cards():
        for button in card.buttons:
            form = REGISTRY.forms.get(button.act)
            if form is not None and form.needs_subject:
                assert re.fullmatch(r"[a-z]+:\d+", "".join(button.args)), f"{kind.name}: {button.args}"
                looked += 1
    assert looked >= 20


def test_titles_are_news_and_not_essays() -> None:
    assert [kind.name for kind in KINDS.values() if too_long(kind.title, 120)] == []


def test_what_is_awaited_has_a_button() -> None:
    awaited = [kind for kind in KINDS.values() if kind.awaits]
    assert [kind.name for kind in awaited if not any(kind.rows(_params(kind)))] == []
    assert len(awaited) >= 15


def test_every_command_has_a_sentence_that_fits_the_menus() -> None:
    sentences = [one.description for one in REGISTRY.actions.values() if one.description]
    sentences += [one.description for one in REGISTRY.forms.values() if not one.needs_subject]
    assert [cut for one in sentences for cut in too_long(one, 100)] == []
    assert len(sentences) >= 20
    names = REGISTRY.actions.keys() | REGISTRY.forms.keys()
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []
