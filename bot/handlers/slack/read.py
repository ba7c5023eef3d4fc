"""Read what Slack sent into what the desk understands."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.forms import events
from bot.forms.events import Act
from bot.forms.problem import Meant
from bot.handlers.slack.inputs import MEANT
from bot.handlers.slack.origin import Body, installed_team
from bot.handlers.slack.wire import TurnData
from core.people.identify import Visitor

CHANNEL = "slack"


def visitor(body: Body) -> Visitor:
    """Who acted, in the workspace that heard it. Cards go to the user id: Slack opens the direct message."""
    user, team = body.get("user"), installed_team(body)
    if isinstance(user, dict):
        external, name = user["id"], user.get("name") or user.get("username") or ""
    elif "event" in body:
        external, name = body["event"]["user"], ""
    else:
        external, name = body["user_id"], body.get("user_name", "")
    return Visitor(channel=CHANNEL, workspace=team, external_id=external, chat_id=external, name=name)


def page_values(view: Body, team: str) -> dict[str, Any]:
    """Raw answers by key, from the state of a modal."""
    values = (view.get("state") or {}).get("values") or {}
    found: dict[str, Any] = {}
    for block_id, actions in values.items():
        for element in actions.values():
            found[block_id] = raw_value(element, team)
    for block_id in [one for one in found if one.endswith(MEANT)]:
        meant, key = found.pop(block_id), block_id.removesuffix(MEANT)
        if meant:
            found[key] = Meant(found.get(key), meant)
    return found


def raw_value(element: Body, team: str) -> Any:
    """The one value an input element holds."""
    match element.get("type"):
        case "datepicker":
            return element.get("selected_date")
        case "datetimepicker":
            return _moment(element.get("selected_date_time"))
        case "static_select" | "external_select" | "radio_buttons":
            return (element.get("selected_option") or {}).get("value")
        case "checkboxes" | "multi_static_select" | "multi_external_select":
            return [one["value"] for one in element.get("selected_options") or ()]
        case "file_input":
            files = element.get("files") or ()
            return file_answer(files[0], team) if files else None
        case _:
            return element.get("value")


def _moment(epoch: Any) -> str | None:
    """The moment of a picker; what no calendar has is left as it is, to be refused like any text."""
    try:
        return datetime.fromtimestamp(int(epoch), UTC).isoformat() if epoch else None
    except (OverflowError, ValueError):
        return str(epoch)


def file_answer(file: Body, team: str) -> dict[str, Any]:
    """A file as an answer: the worker copies it later by its id."""
    return {
        "file": file["id"],
        "name": file.get("name") or "file",
        "size": file.get("size") or 0,
        "transport": CHANNEL,
        "workspace": team,
    }


def turn_event(pressed: TurnData, raw: Mapping[str, Any]) -> events.Event | None:
    """The event a button of a modal stands for; None for one we do not know."""
    try:
        return events.Pressed(Act(pressed.act), pressed.arg, raw)
    except ValueError:
        return None
