"""Who hears a card instead of seeing it learns the same: no meaning lies in colour, emoji or place alone."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from bot import registry
from bot.handlers.slack.show_card import draw_card as draw_in_slack
from bot.handlers.slack.wire import with_commands
from bot.handlers.telegram.show import draw_card as draw_in_telegram
from core.kit.card import Style
from tests.architecture.every_card import every_card
from tests.architecture.sources import ROOT
from tests.plugins.walked import Walked

pytestmark = pytest.mark.check

ASK_BY_A_CARD = {"discard_draft"}
"""Actions whose first press is answered by the question."""
A_LETTER = re.compile(r"[^\W_]")


def _elements(blocks: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Everything of one type, however deep."""
    if isinstance(blocks, dict):
        if blocks.get("type") == kind:
            yield blocks
        blocks = list(blocks.values())
    if isinstance(blocks, list):
        for one in blocks:
            yield from _elements(one, kind)


def test_the_text_of_a_message_says_what_its_blocks_say(walked: Walked) -> None:
    """Phones and screen readers get the text alone (docs.slack.dev, chat.postMessage)."""
    looked: Counter[str] = Counter()
    for told in every_card():
        card, drawn = told.card, draw_in_slack(told.card, told.words)
        assert drawn.text.startswith(with_commands(card.title)), told.kind.name
        assert drawn.blocks[0]["text"]["text"].startswith(f"*{card.title}"), told.kind.name
        facts = [said for fact in card.facts for said in (fact.label, fact.value)]
        groups = [said for one in card.groups for said in (one.title, *(item.text for item in one.items))]
        for said in (*card.lines, *groups, *facts, card.footer):
            assert with_commands(said) in drawn.text, f"{told.kind.name}: {said}"
            looked[told.words.locale] += 1
    walked("lines and facts heard as they are seen", looked)


def test_every_button_can_be_told_from_the_others_by_ear(walked: Walked) -> None:
    looked: Counter[str] = Counter()
    for told in every_card():
        buttons = list(_elements(draw_in_slack(told.card, told.words).blocks, "button"))
        heard = [one.get("accessibility_label") or one["text"]["text"] for one in buttons]
        assert len(set(heard)) == len(heard), f"{told.kind.name}: {heard}"
        for one, button in zip(buttons, told.card.buttons, strict=True):
            label = one["text"]["text"]
            assert A_LETTER.search(label), f"{told.kind.name}: {label} is a sign without a word"
            about = one.get("accessibility_label", "")
            assert bool(about) is (bool(button.args) and not button.url), f"{told.kind.name}: {label}"
            assert about.startswith(label[: len(about)]), f"{told.kind.name}: {about}"
            assert len(about) <= 75, f"{told.kind.name}: {about}"
            looked[told.words.locale] += 1
    assert looked["en"] >= 50
    walked("buttons heard", looked)


def test_no_line_is_a_sign_alone() -> None:
    looked = 0
    for told in every_card():
        for drawn in (
            draw_in_slack(told.card, told.words).text,
            draw_in_telegram(told.card, told.words).text,
        ):
            for line in filter(None, re.sub(r"<[^>]*>", "", drawn).splitlines()):
                assert A_LETTER.search(line), f"{told.kind.name}: {line}"
                looked += 1
    assert looked >= 1000


def test_what_is_drawn_in_red_asks_before_it_acts() -> None:
    """Its colour says only what the question says in words."""
    conversations, looked = set(registry.load().forms), 0
    for told in every_card():
        for button in told.card.buttons:
            if button.style is Style.DANGER:
                asks = bool(button.confirm) or button.act in conversations | ASK_BY_A_CARD
                assert asks, f"{told.kind.name}: {button.label}"
                looked += 1
    assert looked >= 10


def test_pictures_have_words() -> None:
    """Cards have no pictures yet; the pages have none that lack a text, and every input has its label."""
    for told in every_card():
        assert all(
            one.get("alt_text") for one in _elements(draw_in_slack(told.card, told.words).blocks, "image")
        )
    looked = 0
    for path in sorted((ROOT / "webhooks" / "pages").glob("*.html")):
        text = path.read_text("utf-8")
        assert all('alt="' in tag for tag in re.findall(r"<img[^>]*>", text)), path.name
        for tag in re.findall(r"<(?:input|select|textarea)[^>]*>", text):
            found = re.search(r'id="([^"]+)"', tag)
            is_named = "aria-label" in tag or (found is not None and f'for="{found[1]}"' in text)
            assert 'type="hidden"' in tag or is_named, f"{path.name}: {tag}"
        looked += 1
    assert '<html lang="{{ language }}">' in (ROOT / "webhooks/pages/base.html").read_text("utf-8")
    assert looked >= 3
