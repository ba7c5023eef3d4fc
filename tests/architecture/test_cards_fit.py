"""Every kind of notification, with long names and large numbers, as both chats would draw its card."""

import re
from collections import Counter
from html import unescape

import pytest

from bot import registry
from bot.handlers.slack.show_card import draw_card as draw_in_slack
from bot.handlers.telegram.show import draw_card as draw_in_telegram
from bot.handlers.telegram.wire import MOST_BYTES
from bot.playground.slack.surfaces import message_complaints
from tests.architecture.every_card import KINDS, every_card, sample_params
from tests.architecture.measuring import too_long
from tests.plugins.walked import Walked

pytestmark = pytest.mark.check

REGISTRY = registry.load()
CUT = re.compile(r"…$", re.M)
BUILT_IN = {"help", "drafts", "cancel", "resume"}
"""What the desk answers itself."""


def test_both_chats_take_every_card(walked: Walked) -> None:
    looked: Counter[str] = Counter()
    for told in every_card():
        drawn = draw_in_slack(told.card, told.words)
        assert [str(wrong) for wrong in message_complaints(drawn.blocks)] == [], told.kind.name
        text = unescape(re.sub(r"<[^>]*>", "", draw_in_telegram(told.card, told.words).text))
        assert len(text) <= 4096, told.kind.name
        assert not CUT.search(text), f"{told.kind.name} is cut"
        looked[told.words.locale] += 1
    assert looked["en"] == 2 * len(KINDS) >= 100
    walked("cards of news, before and after their act", looked)


def test_every_button_does_something_and_fits(walked: Walked) -> None:
    known = REGISTRY.forms.keys() | REGISTRY.actions.keys() | BUILT_IN
    looked: Counter[str] = Counter()
    for told in every_card():
        kind, card = told.kind, told.card
        for button in card.buttons:
            assert len(button.label) <= 40, f"{kind.name}: {button.label}"
            assert len(button.confirm) <= 300, kind.name
            if button.url:
                assert button.url.startswith("join:"), kind.name
                continue
            assert button.act in known, f"{kind.name}: nobody answers {button.act}"
            looked[told.words.locale] += 1
        keyboard = draw_in_telegram(card, told.words).keyboard
        for row in keyboard.inline_keyboard if keyboard else ():
            assert all(len(str(one.callback_data or "").encode()) <= MOST_BYTES for one in row), kind.name
    assert looked["en"] >= 50
    walked("buttons of news", looked)


def test_a_button_that_starts_a_form_passes_its_subject() -> None:
    looked = 0
    for told in every_card():
        for button in told.card.buttons:
            form = REGISTRY.forms.get(button.act)
            if form is not None and form.needs_subject:
                assert re.fullmatch(r"[a-z]+:\d+", "".join(button.args)), f"{told.kind.name}: {button.args}"
                looked += 1
    assert looked >= 20


def test_titles_are_news_and_not_essays() -> None:
    assert [kind.name for kind in KINDS.values() if too_long(kind.title, 120)] == []


def test_what_is_awaited_has_a_button() -> None:
    awaited = [kind for kind in KINDS.values() if kind.awaits]
    assert [kind.name for kind in awaited if not any(kind.rows(sample_params(kind)))] == []
    assert len(awaited) >= 15


def test_every_command_has_a_sentence_that_fits_the_menus() -> None:
    sentences = [one.description for one in REGISTRY.actions.values() if one.description]
    sentences += [one.description for one in REGISTRY.forms.values() if not one.needs_subject]
    assert [cut for one in sentences for cut in too_long(one, 100)] == []
    assert len(sentences) >= 20
    names = REGISTRY.actions.keys() | REGISTRY.forms.keys()
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []
