"""A real Bolt app holds a whole conversation with a person, by HTTP and by socket."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.playground.slack import Impossible, SlackPerson, SlackWorkspace
from tests.playground.slack.conftest import Serve


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(label: str, value: str) -> dict[str, Any]:
    return {"text": plain(label), "value": value}


CITIES = [option("Pune", "pune"), option("Delhi", "delhi"), option("Kochi", "kochi")]
ELEMENTS: dict[str, dict[str, Any]] = {
    "title": {"type": "plain_text_input", "max_length": 40},
    "openings": {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "99"},
    "mail": {"type": "email_text_input"},
    "link": {"type": "url_text_input"},
    "start": {"type": "datepicker"},
    "call": {"type": "timepicker"},
    "deadline": {"type": "datetimepicker"},
    "city": {"type": "static_select", "options": CITIES},
    "cities": {"type": "multi_static_select", "options": CITIES},
    "client": {"type": "external_select", "min_query_length": 1},
    "panel": {"type": "multi_external_select", "min_query_length": 1},
    "mode": {"type": "radio_buttons", "options": CITIES[:2]},
    "perks": {"type": "checkboxes", "options": CITIES},
    "resume": {"type": "file_input", "filetypes": ["pdf"], "max_files": 1},
}
FORM = {
    "type": "modal",
    "callback_id": "job",
    "private_metadata": "draft:7",
    "title": plain("Post a job"),
    "submit": plain("Next"),
    "blocks": [
        {
            "type": "input",
            "block_id": name,
            "label": plain(name.title()),
            "element": {"action_id": "value", **element},
        }
        for name, element in ELEMENTS.items()
    ],
}
REVIEW = {
    "type": "modal",
    "callback_id": "review",
    "title": plain("Check"),
    "submit": plain("Post"),
    "notify_on_close": True,
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*All right?*"}}],
}
GIVEN: dict[str, Any] = {
    "Title": "Senior cook",
    "openings": 2,
    "mail": "meera@example.com",
    "link": "https://example.com/jobs",
    "start": date(2026, 4, 1),
    "call": time(15, 30),
    "deadline": datetime(2026, 4, 2, tzinfo=UTC),
    "city": "Pune",
    "cities": ["pune", "Kochi"],
    "client": "Acme 1",
    "panel": ["Panel 1", "Panel 2"],
    "mode": "Delhi",
    "perks": ["Pune"],
    "resume": [(b"%PDF-1.7", "cook.pdf")],
}


@pytest.fixture
def heard(bolt: AsyncApp) -> dict[str, Any]:
    """The app under test: a command, a modal of every input, a review, a card with a button."""
    heard: dict[str, Any] = {}

    @bolt.command("/hiresync")
    async def command(ack: Any, client: Any, body: Any) -> None:
        await ack(f"Opening, {body['user_name']}")
        heard["opened"] = await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @bolt.options({"action_id": "value"})
    async def options(ack: Any, payload: Any) -> None:
        await ack(options=[option(payload["value"], f"id:{payload['value']}")])

    @bolt.view("job")
    async def job(ack: Any, body: Any) -> None:
        values = heard["values"] = body["view"]["state"]["values"]
        heard["metadata"] = body["view"]["private_metadata"]
        if values["title"]["value"]["value"] == "wrong":
            await ack(response_action="errors", errors={"title": "No such title"})
        else:
            await ack(response_action="update", view=REVIEW)

    @bolt.view("review")
    async def review(ack: Any, client: Any, body: Any) -> None:
        await ack()
        button = {"type": "button", "action_id": "approve", "value": "job:1", "text": plain("Approve")}
        blocks = [{"type": "actions", "block_id": "acts", "elements": [button]}]
        heard["posted"] = await client.chat_postMessage(
            channel=body["user"]["id"], text="A new job", blocks=blocks
        )

    @bolt.action("approve")
    async def approve(ack: Any, client: Any, body: Any, respond: Any) -> None:
        await ack()
        heard["pressed"] = body
        ts, channel = body["message"]["ts"], body["channel"]["id"]
        await client.chat_update(channel=channel, ts=ts, text="Approved", blocks=[])
        await respond("Thank you")

    @bolt.view_closed("review")
    async def closed(ack: Any, body: Any) -> None:
        await ack()
        heard["closed"] = body["is_cleared"]

    return heard


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
