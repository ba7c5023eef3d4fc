"""What every command answers, and whatever can be opened from there, in every language and both chats."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from html import unescape
from typing import Any

import pytest

from bot import registry
from bot.action import Press
from bot.handlers.slack.show_card import draw_card as draw_in_slack
from bot.handlers.slack.show_home import home_view
from bot.handlers.slack.wire import with_commands
from bot.handlers.telegram.show import draw_card as draw_in_telegram
from bot.home import home_sections
from bot.playground.slack.surfaces import message_complaints, view_complaints
from bot.welcome import help_card, stranger_card, welcome_card
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.errors import Refusal
from core.kit.transaction import transaction
from core.kit.words import Words
from core.models import User
from tests import collected
from tests.architecture.measuring import languages
from tests.plugins.walked import Walked
from tests.stages.interviews import scheduled_interview
from tests.stages.invoices import PAID_AT, paid_invoice
from tests.stages.tickets import answered_ticket
from tests.world import NOW, World

REGISTRY = registry.load()
A_LETTER = re.compile(r"[^\W_]")
TAG = re.compile(r"<[^>]*>")
ENGLISH_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}")
PARAM = re.compile(r"\\{\w+\\}")


def _pattern(msgid: str) -> re.Pattern[str]:
    return re.compile(PARAM.sub(".*", re.escape(msgid)))


@cache
def _untranslated() -> list[re.Pattern[str]]:
    """A line one of these describes was said in English; all other Latin letters were typed by people."""
    return [_pattern(one) for one in collected.msgids() if ENGLISH_WORDS.search(one)]


class Looker:
    """Looks at cards, listens to them, and counts."""

    def __init__(self) -> None:
        self.cards: Counter[str] = Counter()
        self.homes: Counter[str] = Counter()

    def look(self, card: Card, words: Words, where: str) -> None:
        drawn = draw_in_slack(card, words)
        assert [str(wrong) for wrong in message_complaints(drawn.blocks)] == [], where
        assert drawn.text.startswith(with_commands(card.title)), where
        text = unescape(TAG.sub("", draw_in_telegram(card, words).text))
        assert len(text) <= 4096, where
        for line in (*filter(None, text.splitlines()), *(button.label for button in card.buttons)):
            assert A_LETTER.search(line), f"{where}: {line!r} is a sign without a word"
            if words.locale != "en" and ENGLISH_WORDS.search(line):
                said = [one.pattern for one in _untranslated() if one.fullmatch(line)]
                assert said == [], f"{where} in {words.locale}: {line}"
        self.cards[words.locale] += 1

    def look_home(self, view: dict[str, Any], words: Words, where: str) -> None:
        assert [str(wrong) for wrong in view_complaints(view, "home")] == [], where
        self.homes[words.locale] += 1


class _SeenEnough(Exception):
    """Undoes what looking changes, such as what is unread, so that the next reader finds the same."""


def _spoken_to(actor: Actor) -> list[tuple[Actor, Words]]:
    return [(replace(actor, locale=words.locale), words) for words in languages()]


async def _answer(actor: Actor, name: str, args: tuple[str, ...], now: datetime) -> Card | None:
    """The card of an action; a kind no as the card it becomes."""
    words = Words(actor.locale, actor.zone)
    try:
        reply = await REGISTRY.actions[name].run(Press(actor, args, now))
    except Refusal as refusal:
        return Card(words(refusal.text))
    return reply.card or (Card(words(reply.toast)) if reply.toast else None)


def _opened_from(card: Card) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What its buttons show without changing anything."""
    for button in card.buttons:
        action = REGISTRY.actions.get(button.act)
        if action is not None and action.looks and button.args:
            yield button.act, button.args


@pytest.mark.parametrize("stage", [scheduled_interview, paid_invoice, answered_ticket])
async def test_every_answer_fits_and_is_in_the_readers_language(
    world: World, stage: Any, walked: Walked
) -> None:
    await stage(world)
    now = PAID_AT + timedelta(hours=1) if stage is paid_invoice else NOW + timedelta(hours=1)
    looker = Looker()
    for role in Role:
        for actor, words in _spoken_to(world.actor(role)):
            with suppress(_SeenEnough):
                async with transaction():
                    await User.filter(id=actor.user_id).update(locale=actor.locale)
                    await _look_around(looker, actor, words, now)
                    raise _SeenEnough
    assert looker.cards["en"] >= 80
    walked(f"cards of commands, {stage.__name__.replace('_', ' ')}", looker.cards)
    walked(f"start pages, {stage.__name__.replace('_', ' ')}", looker.homes)


async def _look_around(looker: Looker, actor: Actor, words: Words, now: datetime) -> None:
    role = str(actor.role)
    looker.look(help_card(actor, REGISTRY, words), words, f"help of {role}")
    looker.look(help_card(actor, REGISTRY, words, puzzled=True), words, f"help of a puzzled {role}")
    looker.look(welcome_card(actor, words), words, f"welcome of {role}")
    sections = await home_sections(actor, REGISTRY, [], now)
    looker.look_home(home_view(sections, words), words, f"home of {role}")
    for card in (card for section in sections for card in section.cards):
        looker.look(card, words, f"home of {role}")
    for name, action in REGISTRY.actions.items():
        if not action.description:
            continue
        shown = await _answer(actor, name, (), now)
        if shown is None:
            continue
        looker.look(shown, words, f"/{name} of {role}")
        for opened, args in _opened_from(shown):
            found = await _answer(actor, opened, args, now)
            if found is not None:
                looker.look(found, words, f"{opened} of {role}")


def test_a_stranger_reads_his_own_language(walked: Walked) -> None:
    looker = Looker()
    for words in languages():
        looker.look(stranger_card(words), words, "stranger")
    walked("cards for strangers", looker.cards)
