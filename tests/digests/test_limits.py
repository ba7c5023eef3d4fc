"""The fullest digest there can be, in every language, within the limits of both chats."""

import re
from collections import Counter
from decimal import Decimal
from html import unescape

import pytest

from bot import registry
from bot.handlers.slack.show_card import draw_card as draw_in_slack
from bot.handlers.telegram.show import draw_card as draw_in_telegram
from bot.handlers.telegram.wire import MOST_BYTES
from bot.playground.slack.surfaces import message_complaints
from core.digests.gathering import MOST_LINES, within
from core.digests.load import all_numbers, all_sections
from core.kit.actor import Role
from core.kit.card import Button
from core.kit.money import Money
from core.kit.words import N_, Text
from core.notifications.digest_content import Bar, Content, Figure, Line, Panel, Part
from core.notifications.digests import digest_card
from tests.architecture.measuring import languages
from tests.world import NOW

REGISTRY = registry.load()
LONG = "Anantharamakrishnan Venkatasubramanian-Bhattacharya " * 4
NUMBER = 999_999_999_999
OPEN, APPROVE = (
    Button(N_("Open"), "view_job", (str(NUMBER),)),
    Button(N_("Approve"), "approve_job", (str(NUMBER),)),
)


def fullest(role: Role) -> Content:
    """Every section of a role with more than is shown, each line too long and with two buttons."""
    parts = [
        Part(
            one.name,
            one.title,
            tuple(
                Line(n, Text("{name}", {"name": LONG}), f"job:{n}", (APPROVE, OPEN)) for n in range(one.most)
            ),
            NUMBER,
            one.more,
        )
        for one in all_sections()
        if role in one.roles
    ]
    numbers = [one for one in all_numbers() if role in one.roles]
    figures = [Figure(N_("Revenue this month"), Money(Decimal(NUMBER))) for _ in range(2 * len(numbers))]
    bars = tuple(Bar(Text(N_("All rounds passed")), 1.0, Money(Decimal(NUMBER))) for _ in range(6))
    return Content(
        role, NOW.date(), within(parts), tuple(figures), (Panel(N_("Time in stage, on average"), bars),)
    )


def test_both_chats_take_the_fullest_digest() -> None:
    looked: Counter[str] = Counter()
    for role in Role:
        for words in languages():
            card = digest_card(NUMBER, fullest(role), words)
            drawn = draw_in_slack(card, words)
            assert len(drawn.blocks) <= 50, role
            assert [str(wrong) for wrong in message_complaints(drawn.blocks)] == [], role
            shown = draw_in_telegram(card, words)
            assert len(unescape(re.sub(r"<[^>]*>", "", shown.text))) <= 4096, (role, words.locale)
            assert words(N_("… and more")) not in shown.text, "its end is cut off"
            assert shown.keyboard is not None
            for row in shown.keyboard.inline_keyboard:
                assert all(len(str(one.callback_data).encode()) <= MOST_BYTES for one in row)
                assert all(len(one.text) <= 60 for one in row)
            (picture,) = card.attachments
            assert len(picture.alt) <= 1000
            looked[words.locale] += len(card.buttons)
    assert min(looked.values()) >= 7 * 12
    assert len(looked) >= 2


def test_every_section_leads_somewhere() -> None:
    known = REGISTRY.forms.keys() | REGISTRY.actions.keys()
    assert [one.name for one in all_sections() if one.more.act not in known] == []
    for one in all_sections():
        form, action = REGISTRY.forms.get(one.more.act), REGISTRY.actions.get(one.more.act)
        allowed = form.roles if form else action.roles if action else frozenset()
        assert one.roles <= allowed, f"{one.name}: {one.more.act} is not for all who read it"
    assert len(all_sections()) >= 25


@pytest.mark.parametrize("lines", [[1], [3, 3, 3], [3] * 13, [6, 3, 3, 3, 3]])
def test_each_part_keeps_its_first_line(lines: list[int]) -> None:
    line = Line(1, Text("x"), "job:1")
    cut = within([Part(str(place), "x", (line,) * many, many) for place, many in enumerate(lines)])
    assert sum(len(part.lines) for part in cut) == min(sum(lines), MOST_LINES)
    assert all(part.lines for part in cut)
