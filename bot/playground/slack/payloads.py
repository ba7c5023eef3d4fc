"""The payloads of interactivity, as Slack sends them (docs.slack.dev/reference/interaction-payloads)."""

from typing import Any

from bot.playground.slack import wire
from bot.playground.slack.filling import INITIAL, KEYS
from bot.playground.slack.records import Json, Message, View
from bot.playground.slack.workspace import SlackWorkspace

Place = Message | View


def head(space: SlackWorkspace, sort: str, user: str) -> Json:
    """What all of them begin with."""
    return {
        "type": sort,
        "team": wire.team(space),
        "user": wire.short_user(space, user),
        "api_app_id": space.app.id,
        "token": space.app.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel(space: SlackWorkspace, name: str) -> Json:
    return {"id": name, "name": space.channels[name].name}


def container(place: Place) -> Json:
    """Where something was pressed."""
    if isinstance(place, View):
        return {"type": "view", "view_id": place.id}
    return {
        "type": "message",
        "message_ts": place.ts,
        "channel_id": place.channel,
        "is_ephemeral": place.ephemeral,
    }


def block_actions(space: SlackWorkspace, user: str, place: Place, actions: list[Json]) -> Json:
    """Something was pressed or chosen."""
    payload = head(space, "block_actions", user) | {"container": container(place), "actions": actions}
    if isinstance(place, View):
        modal = place.id if place.kind == "modal" else ""
        return payload | {"trigger_id": space.trigger(user, modal), "view": wire.view(space, place)}
    return payload | {
        "trigger_id": space.trigger(user),
        "channel": channel(space, place.channel),
        "state": {"values": wire.state_of(place.blocks, place.state)},
        "response_url": space.response_url(user, place.channel, place.ts),
        **({} if place.ephemeral else {"message": wire.message(space, place)}),
    }


def action(space: SlackWorkspace, block: Json, element: Json, state: Json | None, **more: Any) -> Json:
    """One entry of the actions of a payload."""
    found: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": space.next_ts(),
    }
    kept = ("text", "value", "style", "placeholder", "confirm", "url", "icon")
    found |= {name: element[name] for name in kept if name in element}
    if state is not None:
        initial = INITIAL.get(KEYS[element["type"]], "")
        found |= {initial: element[initial]} if initial in element else {}
        found |= {name: value for name, value in state.items() if name != "type"}
    return found | more


def block_suggestion(
    space: SlackWorkspace, user: str, place: Place, block: Json, element: Json, text: str
) -> Json:
    """Something was typed into a menu whose choices the app supplies."""
    payload = head(space, "block_suggestion", user) | {
        "container": container(place),
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "value": text,
    }
    if isinstance(place, View):
        return payload | {"view": wire.view(space, place)}
    return payload | {"channel": channel(space, place.channel), "message": wire.message(space, place)}


def view_submission(space: SlackWorkspace, view: View) -> Json:
    """A modal was sent."""
    return head(space, "view_submission", view.user) | {
        "trigger_id": space.trigger(view.user, view.id),
        "view": wire.view(space, view),
        "response_urls": [],
    }


def view_closed(space: SlackWorkspace, view: View, *, cleared: bool) -> Json:
    """A modal was closed without being sent."""
    return head(space, "view_closed", view.user) | {"view": wire.view(space, view), "is_cleared": cleared}


def shortcut(space: SlackWorkspace, user: str, callback_id: str) -> Json:
    """A global shortcut was chosen."""
    return head(space, "shortcut", user) | {
        "callback_id": callback_id,
        "trigger_id": space.trigger(user),
        "action_ts": space.next_ts(),
    }


def message_action(space: SlackWorkspace, user: str, callback_id: str, message: Message) -> Json:
    """A message shortcut was chosen from a message's menu."""
    return head(space, "message_action", user) | {
        "callback_id": callback_id,
        "trigger_id": space.trigger(user),
        "action_ts": space.next_ts(),
        "message_ts": message.ts,
        "channel": channel(space, message.channel),
        "message": wire.message(space, message),
        "response_url": space.response_url(user, message.channel, message.ts),
    }


def slash_command(space: SlackWorkspace, user: str, name: str, text: str, place: str) -> Json:
    """A command was typed; these are form fields."""
    return {
        "token": space.app.verification_token,
        "team_id": space.team_id,
        "team_domain": space.domain,
        "channel_id": place,
        "channel_name": space.channels[place].name,
        "user_id": user,
        "user_name": space.members[user].name,
        "command": name,
        "text": text,
        "api_app_id": space.app.id,
        "is_enterprise_install": "false",
        "response_url": space.response_url(user, place),
        "trigger_id": space.trigger(user),
    }
