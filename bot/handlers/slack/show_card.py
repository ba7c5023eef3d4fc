"""Draw a card as Slack shows it: blocks, and the same said as text."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.handlers.slack.wire import (
    CARD_VIEW,
    Block,
    action_value,
    clip,
    context,
    escape,
    plain,
    section,
)
from core.kit.card import Button, Card, Group, Item, Style
from core.kit.words import N_, Words

MOST_TEXT = 3000
"""The text is what screen readers and phones' notifications say; longer ones are cut by Slack."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One message: its text begins with the sentence its blocks begin with."""

    text: str
    blocks: list[Block]


def draw_card(card: Card, words: Words) -> Drawn:
    """A card of the core."""
    return Drawn(escape(clip(card.plain(), MOST_TEXT)), list(blocks_of(card, words)))


def blocks_of(card: Card, words: Words, *, name: str = "act") -> Iterable[Block]:
    """Title, lines and groups, facts in two columns, footer, rows of buttons; their ids begin with `name`."""
    yield section(f"*{escape(clip(card.title, 1000))}*")
    yield from _paragraphs(card.lines)
    for place, group in enumerate(card.groups):
        yield from _group(group, words, f"{name}-group{place}")
    facts = [f"*{escape(fact.label)}*\n{escape(clip(fact.value, 900))}" for fact in card.facts]
    for start in range(0, len(facts), 10):
        yield {"type": "section", "fields": [_field(one) for one in facts[start : start + 10]]}
    if card.footer:
        yield context(escape(card.footer))
    yield from _rows(card, words, name)


def _group(group: Group, words: Words, name: str) -> Iterable[Block]:
    """A heading with the way to all of it, then each line beside its button; several stand below it."""
    more = _button(group.more, f"{name}-more", words, group.title) if group.more else None
    yield {**section(f"*{escape(clip(group.title, 200))}*"), **({"accessory": more} if more else {})}
    held: list[str] = []
    for place, item in enumerate(group.items):
        text = escape(clip(item.text, 900))
        if not item.buttons:
            held.append(text)
            continue
        yield from (section("\n".join(held)) for _ in held[:1])
        held = []
        yield from _item(text, item, words, f"{name}-{place}")
    yield from (section("\n".join(held)) for _ in held[:1])


def _item(text: str, item: Item, words: Words, name: str) -> Iterable[Block]:
    elements = [
        _button(button, f"{name}-{index}", words, item.text) for index, button in enumerate(item.buttons[:5])
    ]
    if len(elements) == 1:
        yield section(text, accessory=elements[0])
    else:
        yield section(text)
        yield {"type": "actions", "block_id": name, "elements": elements}


def _field(text: str) -> Block:
    return {"type": "mrkdwn", "text": clip(text, 2000)}


def _paragraphs(lines: tuple[str, ...]) -> Iterable[Block]:
    """As few sections as the 3,000 characters of each allow."""
    held = ""
    for line in lines:
        one = escape(clip(line, 2500))
        if held and len(held) + len(one) > 2900:
            yield section(held)
            held = ""
        held = f"{held}\n{one}" if held else one
    if held.strip():
        yield section(held)


def _rows(card: Card, words: Words, name: str) -> Iterable[Block]:
    for place, row in enumerate(card.rows[:20]):
        elements = [
            _button(button, f"{name}-{place}-{index}", words, card.title)
            for index, button in enumerate(row[:25])
        ]
        if elements:
            yield {"type": "actions", "block_id": f"{name}-{place}", "elements": elements}


def _button(button: Button, action_id: str, words: Words, title: str) -> Block:
    drawn: Block = {"type": "button", "action_id": action_id, "text": plain(button.label, 75)}
    if button.args:
        drawn["accessibility_label"] = aloud(button.label, title)
    if button.url:
        return {**drawn, "url": button.url}
    drawn["value"] = action_value(button.act, button.args)
    if button.style is not Style.PLAIN:
        drawn["style"] = button.style.value
    if button.confirm:
        drawn["confirm"] = confirm(button.confirm, words)
    return drawn


def aloud(label: str, thing: str) -> str:
    """What a screen reader says of a button, which it meets apart from the thing above it."""
    return clip(f"{label}: {thing}", 75)


def confirm(question: str, words: Words) -> Block:
    """Asked before a press that cannot be taken back."""
    return {
        "title": plain(words(N_("Are you sure?")), 100),
        "text": plain(question, 300),
        "confirm": plain(words(N_("Yes")), 30),
        "deny": plain(words(N_("No")), 30),
    }


def card_view(card: Card, title: str, words: Words) -> Block:
    """A card as a modal of its own, e.g. the end of a conversation; what is its name is not said twice."""
    blocks = list(blocks_of(card, words))
    if card.title == title and len(blocks) > 1:
        del blocks[0]
    return {
        "type": "modal",
        "callback_id": CARD_VIEW,
        "title": plain(title, 24),
        "close": plain(words(N_("Close")), 24),
        "blocks": blocks,
    }
