"""A small Bolt app as anybody would write it: a command, a modal of every input, a review, a card."""

from datetime import UTC, date, datetime, time
from typing import Any

from slack_bolt.async_app import AsyncApp


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


def listen(bolt: AsyncApp) -> dict[str, Any]:
    """Give the app its handlers; what they hear is in the dictionary that comes back."""
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
