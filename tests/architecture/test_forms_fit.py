"""Every form as it stands in the code: no text is cut, and no button is too large, in either chat.

Drawing shortens what is too long, and tests/forms draws every screen; here the texts themselves are measured.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from bot import registry
from bot.forms import kinds
from bot.forms.answers import Answers
from bot.forms.events import Act
from bot.forms.form import Field, Form, Repeat, Section
from bot.forms.screen import Ask
from bot.handlers.slack.inputs import ask_blocks
from bot.handlers.telegram.wire import MOST_BYTES, TICK, VALUE, turn_data
from bot.playground.slack.surfaces import view_complaints
from tests.architecture.measuring import languages, too_long
from tests.plugins.walked import Walked

pytestmark = pytest.mark.check

FORMS = registry.load().forms
SKILL = "A skill that fills all the forty-eight letters …"
FACTS: dict[str, Any] = {
    "skills": [[one, SKILL, one % 2 == 0] for one in range(1, 13)],
    "bands": [[one, "₹1,00,00,000 to ₹5,00,00,000 at 8.33 %", "₹41,65,000.00"] for one in range(1, 11)],
    "guest": True,
}
"""Facts on which pages depend: skills to rate, bands to choose from, a guest who has to say who he is."""
TOKEN = "999999999999.99999"
"""A draft's number and revision after a very long life."""
TITLE, MENU, LABEL, QUESTION, HINT, BUTTON, OPTION = 24, 100, 48, 150, 200, 60, 75


def _sections(form: Form) -> tuple[Section, ...]:
    return tuple(form.sections(Answers({}, FACTS)))


def _questions() -> Iterator[tuple[str, Field]]:
    """Every question under the longest key it can have."""
    for form in FORMS.values():
        for section in _sections(form):
            prefix = f"{section.name}.{section.most - 1}." if isinstance(section, Repeat) else ""
            for asked in section.fields:
                yield prefix + asked.name, asked


def test_titles_and_menus_fit() -> None:
    cut = []
    for form in FORMS.values():
        cut += too_long(form.title, TITLE) + too_long(form.description, MENU)
        cut += too_long(form.submit_label, TITLE)
        for section in _sections(form):
            cut += too_long(section.title, BUTTON)
            cut += too_long(section.add_label, BUTTON) if isinstance(section, Repeat) else []
    assert cut == []
    assert len(FORMS) >= 24
    assert sum(len(_sections(form)) for form in FORMS.values()) >= 50


def test_questions_fit() -> None:
    cut = []
    asked = [one for _, one in _questions()]
    for one in asked:
        cut += too_long(one.label, LABEL) + too_long(one.ask, QUESTION) + too_long(one.hint, HINT)
    assert cut == []
    assert len(asked) >= 120


def test_options_fit() -> None:
    options = [
        option
        for _, one in _questions()
        if isinstance(one.kind, kinds.Choice | kinds.Several)
        for option in one.kind.options
    ]
    cut = [said for one in options for said in too_long(one.label, OPTION) + too_long(one.note, OPTION)]
    assert cut == []
    assert len(options) >= 150
    assert all(len(one.kind.options) <= 100 for _, one in _questions() if isinstance(one.kind, kinds.Choice))
    assert all(len(one.kind.options) <= 10 for _, one in _questions() if isinstance(one.kind, kinds.Several))


def test_every_button_of_a_question_fits_into_telegram() -> None:
    looked = 0
    for key, one in _questions():
        values = [option.value for option in getattr(one.kind, "options", ())] or ["9" * 18]
        acts = [(VALUE, value) for value in values] + [(TICK, value) for value in values]
        acts += [(act.value, key) for act in (Act.EDIT, Act.REMOVE)]
        for act, arg in acts:
            assert len(turn_data(TOKEN, act, arg).encode()) <= MOST_BYTES
            looked += 1
    assert looked >= 500


def test_slack_takes_every_question_alone(walked: Walked) -> None:
    looked: Counter[str] = Counter()
    for key, one in _questions():
        for words in languages():
            said = Ask(
                key, words(one.label), words(one.ask or one.label), words(one.hint), one.kind, one.optional
            )
            view = {
                "type": "modal",
                "title": {"type": "plain_text", "text": "Question"},
                "submit": {"type": "plain_text", "text": "Next"},
                "blocks": ask_blocks(said, words),
            }
            assert [str(wrong) for wrong in view_complaints(view, "modal")] == [], key
            looked[words.locale] += 1
    assert looked["en"] >= 120
    walked("questions, each alone", looked)


def test_slack_asks_no_more_on_one_page_than_a_modal_holds() -> None:
    for form in FORMS.values():
        for section in _sections(form):
            # Each question may have an error before it and a kept file after it.
            assert len(section.fields) * 3 + 5 <= 100, (form.name, section.name)
