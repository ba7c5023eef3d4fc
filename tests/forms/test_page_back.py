"""Back from a page of a modal leads to the page before it, whatever was typed meanwhile."""

from datetime import UTC, datetime

from bot.forms import kinds
from bot.forms.advance import PAGE, advance
from bot.forms.draft import Draft
from bot.forms.events import Act, Pressed
from bot.forms.form import Field, Form, Page
from bot.forms.path import here
from bot.forms.setting import Setting
from core.kit.card import Card

SETTING = Setting(datetime(2026, 3, 2, 9, tzinfo=UTC))


async def _submit(given: object) -> Card:
    raise AssertionError("nothing is submitted here")


def page(name: str) -> Page:
    fields = tuple(Field(f"{name}_{one}", kinds.Line(), one) for one in ("first", "second"))
    return Page(name, name, fields)


def test_back_from_a_page_that_was_filled_leads_one_page_back_and_keeps_it() -> None:
    form = Form(
        name="three",
        title="Three",
        description="Three pages",
        roles=frozenset(),
        sections=lambda given: (page("a"), page("b"), page("c")),
        submit=_submit,
    )
    draft = Draft(1, "three", "", 1, answers={"a_first": "1", "a_second": "2"})
    standing = here(form, draft)
    assert standing is not None
    assert standing.place == "b"
    typed = {"b_first": "3", "b_second": "4"}
    after = advance(form, draft, Pressed(Act.BACK, PAGE, typed), SETTING).draft
    standing = here(form, after)
    assert standing is not None
    assert standing.place == "a"
    assert after.answers == {**draft.answers, **typed}
