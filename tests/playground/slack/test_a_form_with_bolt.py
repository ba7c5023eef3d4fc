"""A real Bolt app holds a whole conversation with a person, by HTTP and by socket."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.playground.slack import Impossible, SlackPerson, SlackWorkspace
from tests.playground.slack.conftest import Serve
from tests.playground.slack.hiring_app import ELEMENTS, GIVEN, listen


@pytest.fixture
def heard(bolt: AsyncApp) -> dict[str, Any]:
    return listen(bolt)


async def test_from_command_to_button(
    space: SlackWorkspace, bolt: AsyncApp, heard: dict[str, Any], meera: SlackPerson, serve: Serve
) -> None:
    async with serve(bolt):
        assert (await meera.command("/hiresync", "post job")).ok
        assert meera.ephemerals()[-1].text == "Opening, meera.rao"
        form = meera.open_view()
        assert form is not None
        assert form.title == "Post a job"

        await meera.submit(form, {**GIVEN, "Title": "wrong"})
        assert form.errors == {"title": "No such title"}

        await meera.submit(form, {"Title": "Senior cook"})
        assert meera.open_view() is form
        assert form.title == "Check", "the same view shows the next page"

        await meera.submit(form)
        assert meera.stack() == []
        card = meera.last_message()
        await meera.press(card, "Approve")
        assert (card.text, card.blocks) == ("Approved", [])
        assert meera.ephemerals()[-1].text == "Thank you"
        await space.settle()
    assert heard["metadata"] == "draft:7"
    assert heard["pressed"]["actions"][0]["value"] == "job:1"
    assert not meera.toasts()


async def test_every_input_arrives_as_slack_writes_it(
    bolt: AsyncApp, heard: dict[str, Any], meera: SlackPerson, serve: Serve
) -> None:
    async with serve(bolt):
        await meera.command("/hiresync")
        await meera.submit(None, GIVEN)
    values = {name: dict(one["value"]) for name, one in heard["values"].items()}
    resume = values.pop("resume")
    assert resume["type"] == "file_input"
    assert [(one["name"], one["filetype"], one["size"]) for one in resume["files"]] == [
        ("cook.pdf", "pdf", 8)
    ]
    for choice in ("city", "client", "mode"):
        assert values[choice]["selected_option"]["text"]["emoji"] is True
    flat = {
        name: [one["value"] for one in state["selected_options"]]
        if "selected_options" in state
        else state["selected_option"]["value"]
        if "selected_option" in state
        else next(value for key, value in state.items() if key != "type")
        for name, state in values.items()
    }
    assert flat == {
        "title": "Senior cook",
        "openings": "2",
        "mail": "meera@example.com",
        "link": "https://example.com/jobs",
        "start": "2026-04-01",
        "call": "15:30",
        "deadline": 1775088000,
        "city": "pune",
        "cities": ["pune", "kochi"],
        "client": "id:Acme 1",
        "panel": ["id:Panel 1", "id:Panel 2"],
        "mode": "delhi",
        "perks": ["pune"],
    }
    assert {name: state["type"] for name, state in values.items()} == {
        name: element["type"] for name, element in ELEMENTS.items() if name != "resume"
    }


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("title", "x" * 41),
        ("title", "two\nlines"),
        ("openings", "many"),
        ("openings", "1.5"),
        ("openings", 100),
        ("mail", "not an address"),
        ("link", "nowhere"),
        ("city", "Mumbai"),
        ("resume", [(b"x", "virus.exe")]),
        ("resume", [(b"x", "a.pdf"), (b"y", "b.pdf")]),
        ("title", ""),
        ("perks", []),
    ],
)
async def test_slacks_client_stops_a_person(
    name: str, wrong: Any, bolt: AsyncApp, heard: dict[str, Any], meera: SlackPerson, serve_http: Serve
) -> None:
    async with serve_http(bolt):
        await meera.command("/hiresync")
        with pytest.raises(Impossible):
            await meera.submit(None, {**GIVEN, name: wrong})
        assert "values" not in heard
        await meera.submit(None, GIVEN)
    assert "values" in heard


async def test_closing_tells_the_app_when_it_asked_to_know(
    bolt: AsyncApp, heard: dict[str, Any], meera: SlackPerson, serve: Serve
) -> None:
    async with serve(bolt):
        await meera.command("/hiresync")
        await meera.close()
        assert "closed" not in heard
        assert meera.open_view() is None

        await meera.command("/hiresync")
        await meera.submit(None, GIVEN)
        await meera.close()
    assert heard["closed"] is False


async def test_typing_ahead_is_asked_only_from_the_least_length_on(
    bolt: AsyncApp, heard: dict[str, Any], meera: SlackPerson, serve: Serve
) -> None:
    async with serve(bolt):
        await meera.command("/hiresync")
        assert await meera.type_ahead("Client", "") == []
        found = await meera.type_ahead("Client", "Ac")
    assert [one["text"]["text"] for one in found] == ["Ac"]
