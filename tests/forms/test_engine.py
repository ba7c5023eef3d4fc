"""The pure part: path, branches, repeats, edits, tokens and what is submitted in the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms import events, kinds
from bot.forms.advance import PAGE, Effect, Outcome, advance, pruned
from bot.forms.answers import Answers
from bot.forms.closing import card_from, result_of
from bot.forms.compose import Extras, compose
from bot.forms.draft import CHANGE, Cursor, Draft, Token
from bot.forms.events import Act, Pressed
from bot.forms.form import Field, Form, Page, Section
from bot.forms.path import find, here, steps
from bot.forms.screen import Mode
from bot.forms.setting import Setting
from core.kit.actor import Role
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import Text, Words
from tests.forms.everything import FORM, submit
from tests.forms.filled import KEPT

SETTING = Setting(datetime(2026, 3, 2, 9, tzinfo=UTC))
PAPER = {"file": "F1", "name": "p.pdf", "size": 1, "transport": "slack", "workspace": "", "stored": 5}
WHOLE: dict[str, Any] = KEPT | {"paper": PAPER}


def draft(answers: dict[str, Any] | None = None, at: str = "", **facts: Any) -> Draft:
    return Draft(7, "everything", "", 3, answers or {}, facts, Cursor(at=at))


def after(of: Draft, *happened: events.Event, form: Form = FORM) -> Outcome:
    outcome = Outcome(of)
    for event in happened:
        outcome = advance(form, outcome.draft, event, SETTING)
    return outcome


def at(of: Draft, form: Form = FORM) -> str:
    step = here(form, of)
    return step.key if step else "review"


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in WHOLE.items() if key not in keys}


def test_next_is_the_first_place_that_is_not_complete() -> None:
    assert at(draft()) == "title"
    assert at(draft({"title": "t", "email": "a@b.c"})) == "story"
    assert at(draft(without("people", "colour"))) == "people"
    assert at(draft(WHOLE)) == "review"


def test_a_skipped_answer_differs_from_one_not_yet_asked() -> None:
    assert at(draft({"title": "t"})) == "story"
    skipped = after(draft({"title": "t"}), Pressed(Act.SKIP))
    assert skipped.draft.answers["story"] is None
    assert at(skipped.draft) == "email"
    refused = after(skipped.draft, Pressed(Act.SKIP))
    assert "email" in refused.errors, "what is asked for cannot be skipped"


def test_a_wish_is_granted_only_on_the_path() -> None:
    assert at(draft(WHOLE, at="people")) == "people"
    assert at(draft(WHOLE, at="no.such.step")) == "review"
    assert at(draft(WHOLE | {"flies": False}, at="airline")) == "review"


def test_a_changed_branch_asks_and_forgets() -> None:
    no_flight = after(draft(WHOLE, at="flies"), events.Gave("no")).draft
    assert at(no_flight) == "review"
    assert no_flight.answers["airline"] == "Air One", "kept, should the person change their mind"
    assert "airline" not in pruned(FORM, no_flight).values
    again = after(replace(no_flight, cursor=Cursor(at="flies")), events.Gave("yes")).draft
    assert at(again) == "review"
    assert pruned(FORM, again).values["airline"] == "Air One"


def test_an_edit_from_the_review_comes_back_to_it() -> None:
    chosen = after(draft(WHOLE), Pressed(Act.EDIT)).draft
    assert chosen.cursor.at == CHANGE
    assert compose(FORM, chosen, Words()).choosing
    edited = after(chosen, Pressed(Act.EDIT, "stops.1.nights"), events.Gave("9"))
    assert at(edited.draft) == "review"
    assert edited.draft.answers["stops.1.nights"] == 9
    assert edited.answered == ("stops.1.nights",)


def test_back_goes_one_question_or_one_page() -> None:
    there = draft(without("weight"))
    assert at(there) == "weight"
    assert at(after(there, Pressed(Act.BACK)).draft) == "people"
    assert at(after(there, Pressed(Act.BACK, PAGE)).draft) == "title"
    assert at(after(draft(), Pressed(Act.BACK)).draft) == "title", "before the first there is nothing"


def test_items_are_added_to_the_most_and_taken_away() -> None:
    listed = draft(without("stops.+"))
    assert at(listed) == "stops.+"
    third = after(listed, Pressed(Act.ADD, "stops")).draft
    assert at(third) == "stops.2.place"
    assert at(after(third, Pressed(Act.BACK)).draft) == "stops.1.nights", "left empty it goes away"
    full = after(
        listed, Pressed(Act.ADD, "stops"), Pressed(Act.ADD, "stops"), Pressed(Act.ADD, "stops")
    ).draft
    assert len(full.given.items("stops")) == 4, "at most four"
    one = after(listed, Pressed(Act.REMOVE, "stops.0")).draft
    assert [item.text("place") for item in one.given.items("stops")] == ["Goa"]
    none = after(one, Pressed(Act.REMOVE, "stops.0")).draft
    assert at(none) == "stops.0.place", "at least one is asked for"


def test_a_list_that_does_not_stand_cannot_be_left() -> None:
    same = draft(without("stops.+") | {"stops.1.place": "Pune"})
    outcome = after(same, Pressed(Act.DONE))
    assert "stops.+" in outcome.errors
    assert at(outcome.draft) == "stops.+"
    assert compose(FORM, outcome.draft, Words(), Extras(outcome.errors)).error


def test_a_page_is_kept_whole_or_not_at_all() -> None:
    page = {"title": "A title", "story": "", "email": "nowhere", "phone": "98450 12345"}
    refused = after(draft(), events.Filled(page))
    assert set(refused.errors) == {"email"}
    assert refused.draft == draft()
    taken = after(draft(), events.Filled(page | {"email": "a@example.com"}))
    assert taken.draft.answers == {
        "title": "A title",
        "story": None,
        "email": "a@example.com",
        "phone": "+919845012345",
    }


def test_a_file_counts_once_it_is_copied() -> None:
    sent = after(draft(without("paper")), events.Gave({"file": "F9", "name": "x.pdf", "size": 5})).draft
    assert at(sent) == "paper"
    assert compose(FORM, sent, Words()).mode is Mode.WAIT
    assert after(sent, Pressed(Act.SUBMIT)).effect is Effect.NONE
    again = after(draft(WHOLE, at="paper"), events.Filled({"paper": None, "flies": "yes", "colour": "red"}))
    assert "paper" not in again.errors, "a file that is kept need not be chosen again"


def test_submitting_an_incomplete_draft_leads_to_what_is_open() -> None:
    outcome = after(draft(without("price"), at="title"), Pressed(Act.SUBMIT))
    assert outcome.effect is Effect.NONE
    assert at(outcome.draft) == "price"
    assert outcome.note is not None
    assert after(draft(WHOLE), Pressed(Act.SUBMIT)).effect is Effect.SUBMIT


def test_ticks_are_kept_only_when_done() -> None:
    there = draft(without("tools"), at="tools")
    ticked = after(
        there, events.Ticked("pen", "Pen"), events.Ticked("ink", "Ink"), events.Ticked("pen", "Pen")
    )
    assert "tools" not in ticked.draft.answers
    assert after(ticked.draft, Pressed(Act.DONE)).draft.answers["tools"] == ["ink"]
    assert after(there, Pressed(Act.DONE)).errors, "none is too few"


def test_a_search_and_a_turned_page_belong_to_their_question() -> None:
    there = draft(without("town"), at="town")
    searched = after(there, Pressed(Act.TURN, "8"), events.Searched("goa")).draft
    assert (searched.cursor.query, searched.cursor.offset) == ("goa", 0)
    cleared = after(searched, Pressed(Act.CLEAR)).draft
    assert cleared.cursor.query == ""
    answered = after(searched, events.Gave({"value": "1", "label": "Town 0001"})).draft
    assert answered.cursor == Cursor()


def test_what_is_suggested_is_taken_by_one_press() -> None:
    there = draft(without("people"))
    [ask] = [one for one in compose(FORM, there, Words()).asks if one.key == "people"]
    assert (ask.value, ask.suggested) == (2, True)
    assert after(there, Pressed(Act.USE)).draft.answers["people"] == 2


def _by_facts(answers: Answers) -> Sequence[Section]:
    names = answers.facts.get("skills", ())
    fields = tuple(Field(f"skill_{name}", kinds.Number(1, 10), name) for name in names)
    who = Page("who", "Who", (Field("who", kinds.Line(), "Who"),))
    return (who, Page("skills", "Skills", fields)) if fields else (who,)


DYNAMIC = Form("dynamic", "Dynamic", "Pages by facts.", frozenset({Role.CLIENT}), _by_facts, submit)


def test_pages_follow_from_facts() -> None:
    fresh = Draft(1, "dynamic", "", 0, {"who": "Asha"}, {})
    assert at(fresh, DYNAMIC) == "review"
    learnt = replace(fresh, facts={"skills": ["ink", "pen"]})
    assert at(learnt, DYNAMIC) == "skill_ink"
    rated = after(learnt, events.Gave("3"), events.Gave("4"), form=DYNAMIC).draft
    assert pruned(DYNAMIC, rated).values == {"who": "Asha", "skill_ink": 3, "skill_pen": 4}
    fewer = replace(rated, facts={"skills": ["pen"]})
    assert pruned(DYNAMIC, fewer).values == {"who": "Asha", "skill_pen": 4}


def test_the_review_lists_every_answer_in_the_readers_words() -> None:
    screen = compose(FORM, draft(WHOLE), Words())
    shown = {entry.key: entry.text for entry in screen.entries}
    assert shown.keys() == {step.key for step in steps(FORM, draft(WHOLE)) if step.field is not None}
    assert "8,50,000" in shown["price"]
    assert shown["day"] == "Thu 5 Mar 2026"
    assert shown["starts"] == "Thu 5 Mar 2026, 16:00 IST (10:30 UTC)"
    assert (shown["flies"], shown["colour"], shown["tools"]) == ("Yes", "Green", "Pen and Quill")
    assert (shown["town"], shown["phone"], shown["paper"]) == ("Town 0003", "+91 98450 12345", "p.pdf")
    assert compose(FORM, draft(WHOLE | {"story": None}), Words()).entries[1].text == "—"


def test_problems_of_a_page_stand_at_their_questions() -> None:
    screen = compose(FORM, draft(), Words(), Extras({"email": Text("Not so.")}, Text("Look here.")))
    assert {ask.key: ask.error for ask in screen.asks if ask.error} == {"email": "Not so."}
    assert (screen.note, screen.lines, screen.first) == ("Look here.", ("Read this first.",), True)
    assert (screen.page, screen.pages, screen.step) == (1, 6, 1)


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**9))
def test_a_token_survives_its_button(number: int, revision: int) -> None:
    made = replace(draft(), id=number, revision=revision)
    assert Token.parse(made.token) == Token(number, revision)


@given(st.text(max_size=40))
def test_any_other_text_is_no_token_or_one_of_plain_numbers(text: str) -> None:
    token = Token.parse(text)
    assert token is None or text == f"{text.split('.')[0]}.{text.split('.')[1]}"


@pytest.mark.parametrize(
    "forged", ["", ".", "1", "1.", ".1", "1.2.3", "²." + "1", "1.٣", "-1.0", "1" * 19 + ".0"]
)
def test_a_forged_token_is_none(forged: str) -> None:
    assert Token.parse(forged) is None


def test_the_closing_card_is_the_same_after_a_night_in_the_database() -> None:
    card = Card(
        "Done",
        ("One", "Two"),
        facts=(Fact("Key", "Value"),),
        rows=((Button("Again", "everything", ("1",), Style.PRIMARY), Button("Page", "", (), url="join:3")),),
        footer="Later",
    )
    assert card_from(result_of(card)) == card


def test_a_step_is_found_only_on_the_path() -> None:
    assert find(FORM, draft(WHOLE), "stops.1.place") is not None
    assert find(FORM, draft(WHOLE), "stops.2.place") is None
    assert find(FORM, draft(WHOLE | {"flies": False}), "airline") is None
