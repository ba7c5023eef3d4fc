"""A path is computed once for the same answers, and anew for any others."""

from dataclasses import replace

from bot.forms.answers import Answers
from bot.forms.draft import Draft
from bot.forms.form import Field, Form, Page, Section, Submission
from bot.forms.kinds import Line, YesNo
from bot.forms.path import steps
from core.kit.card import Card


async def _submit(given: Submission) -> Card:
    return Card("done")


class Counting:
    """A form's sections, which count how often they are asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, given: Answers) -> list[Section]:
        self.asked += 1
        more = Field("why", Line(), "Why", when=lambda given: given.yes("more"))
        return [Page("start", "Start", (Field("more", YesNo(), "More"), more))]


def _form(sections: Counting) -> Form:
    return Form("count", "Count", "Counts.", frozenset(), sections, _submit)


def _keys(form: Form, draft: Draft) -> list[str]:
    return [step.key for step in steps(form, draft)]


def test_the_same_answers_are_walked_once_whatever_the_wish_and_the_revision() -> None:
    sections = Counting()
    form, draft = _form(sections), Draft(1, "count", "", 0, {"more": True})
    assert _keys(form, draft) == ["more", "why"]
    assert _keys(form, replace(draft.moved(at="more"), revision=7)) == ["more", "why"]
    assert sections.asked == 1


def test_other_answers_facts_or_forms_are_walked_anew() -> None:
    sections = Counting()
    form, draft = _form(sections), Draft(1, "count", "", 0, {"more": True})
    assert _keys(form, draft) == ["more", "why"]
    assert _keys(form, draft.answered({"more": False})) == ["more"]
    assert _keys(form, draft) == ["more", "why"]
    steps(form, replace(draft, facts={"known": True}))
    other = Counting()
    assert _keys(_form(other), draft) == ["more", "why"]
    assert (sections.asked, other.asked) == (4, 1)
