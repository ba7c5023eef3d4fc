"""A conversation begun before a deploy goes on after it, in both chats."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.forms import kinds
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Repeat
from bot.forms.versions import in_turn, renamed, split, upgraded
from core.kit.actor import Actor
from core.kit.errors import WrongState
from core.models import ConversationDraft
from core.models.enums import DraftStatus
from tests.chat import InSlack, InTelegram
from tests.forms import everything
from tests.forms.conftest import hall
from tests.forms.everything import submit
from tests.plugins.chats import Scene
from tests.talking import FORMS, answers_all
from tests.world import World

__all__ = ["hall"]
BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])
Chat = InSlack | InTelegram


def line(name: str, label: str) -> Field:
    return Field(name, kinds.Line(), label)


STOPS = Repeat(
    "stops", "Stop", (line("place", "Place"),), "Add a stop", lambda item, words: item.text("place") or ""
)
WHERE = Repeat(
    "stops", "Stop", (line("town", "Town"),), "Add a stop", lambda item, words: item.text("town") or ""
)
BEFORE = replace(
    everything.FORM,
    name="trip",
    title="A trip",
    sections=lambda given: (Page("who", "Who", (line("name", "Name"), line("goal", "Goal"))), STOPS),
)


def _names(value: Any) -> dict[str, str]:
    first, _, last = str(value).partition(" ")
    return {"first": first, "last": last}


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    return Begun({"greeting": f"Learnt anew for {actor.name}"})


def _pages(given: Answers) -> tuple[Page | Repeat, ...]:
    fields = (line("first", "First name"), line("last", "Last name"), line("title", "Goal"))
    more = Page(
        "more", "More", (line("why", "Reason"),), lines=lambda answers, words: [answers.facts["greeting"]]
    )
    return (Page("who", "Who", fields), WHERE, more)


AFTER = replace(
    BEFORE,
    version=3,
    sections=_pages,
    begin=_begin,
    changes={
        1: renamed("goal", "title"),
        2: in_turn(split("name", _names), renamed("stops.place", "stops.town")),
    },
)


@pytest.fixture
def deploy(scene: Scene, hall: World, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put a version of the form in place of the one before."""

    def put(form: Form) -> None:
        scene.house.registry.forms["trip"] = form
        monkeypatch.setitem(FORMS, "trip", form)

    put(BEFORE)
    return put


@BOTH
async def test_renamed_and_split_answers_are_kept_and_only_the_new_is_asked(
    scene: Scene, hall: World, deploy: Any, chat: str
) -> None:
    me: Chat = getattr(scene.person("Ravi Menon"), chat)
    await me.commands("trip")
    await answers_all(
        me,
        {"name": "Asha Pillai", "goal": "Rest", "stops.0.place": "Goa", "stops.1.place": "Pune"},
        submit=False,
    )
    deploy(AFTER)
    # The button was drawn before the deploy; what it asks for is no longer all there is to ask.
    await me.presses("Keep it") if isinstance(me, InTelegram) else await me.sends_page()
    assert me.sees("Learnt anew for Ravi Menon")
    if isinstance(me, InTelegram):
        await me.says("It was time.")
        await me.presses("Keep it")
    else:
        await me.fills(why="It was time.")
        await me.sends_page()
    [given] = everything.SUBMITTED
    answers = given.answers
    kept = {name: answers.text(name) for name in ("first", "last", "title", "why")}
    assert kept == {"first": "Asha", "last": "Pillai", "title": "Rest", "why": "It was time."}
    assert [item.text("town") for item in answers.items("stops")] == ["Goa", "Pune"]
    row = await ConversationDraft.get(form="trip")
    assert (row.form_version, row.status) == (3, DraftStatus.SUBMITTED)


@BOTH
async def test_what_may_no_longer_be_begun_can_still_be_left(
    scene: Scene, hall: World, deploy: Any, chat: str
) -> None:
    async def closed(actor: Actor, subject: str, now: datetime) -> Begun:
        raise WrongState("There are no more trips.")

    me: Chat = getattr(scene.person("Ravi Menon"), chat)
    await me.commands("trip")
    deploy(replace(AFTER, begin=closed))
    if isinstance(me, InSlack):
        await me.closes()
        await me.commands("resume")
        assert me.sees("There are no more trips.")
        await me.commands("cancel")
    else:
        await me.says("Asha Pillai")
        assert me.sees("There are no more trips.")
        await me.presses("Cancel")
    assert me.sees("Cancelled. Nothing was changed.")
    assert (await ConversationDraft.get(form="trip")).status is DraftStatus.CANCELLED


def test_a_version_without_a_change_keeps_its_answers_and_an_unread_file_is_asked_for_again() -> None:
    given = {
        "goal": "Rest",
        "paper": {"file": "F1", "stored": None},
        "photo": {"file": "F2", "stored": 7},
        "stops.0.place": "Goa",
        "stops.#": 1,
        "stopsover.0.place": "left alone",
        "name": None,
    }
    form = replace(
        AFTER, version=9, changes={4: renamed("stops.place", "stops.town"), 5: split("name", _names)}
    )
    assert upgraded(form, 3, given) == {
        "goal": "Rest",
        "photo": {"file": "F2", "stored": 7},
        "stops.0.town": "Goa",
        "stops.#": 1,
        "stopsover.0.place": "left alone",
    }
    assert upgraded(form, 9, {"goal": "Rest"}) == {"goal": "Rest"}
    assert upgraded(form, 10, {"goal": "Rest"}) == {"goal": "Rest"}, "a deploy that was taken back"
    assert form.submit is submit
