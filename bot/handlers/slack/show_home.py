"""App Home as an inbox: a heading for each section, and below it the cards, within a hundred blocks."""

from collections.abc import Iterable, Sequence

from bot.handlers.slack.show_card import blocks_of
from bot.handlers.slack.wire import Block, context, escape, plain
from bot.home import Section
from core.kit.words import N_, Words

MOST_BLOCKS = 100
"""docs.slack.dev/reference/views/home-tab-views"""


def home_view(sections: Sequence[Section], words: Words) -> Block:
    """A card is shown whole or not at all; where something is left out, the page says so."""
    blocks: list[Block] = []
    for drawn in _parts(sections, words):
        if len(blocks) + len(drawn) > MOST_BLOCKS - 1:
            blocks.append(context(escape(words(N_("This page is full. /inbox shows the rest.")))))
            break
        blocks += drawn
    return {"type": "home", "blocks": blocks}


def _parts(sections: Sequence[Section], words: Words) -> Iterable[list[Block]]:
    """The first card of a section goes with its heading."""
    for place, section in enumerate(sections):
        heading: list[Block] = [{"type": "divider"}] if place else []
        heading.append({"type": "header", "text": plain(section.title, 150)})
        for number, card in enumerate(section.cards):
            yield [*heading, *blocks_of(card, words, name=f"home-{place}-{number}")]
            heading = []
