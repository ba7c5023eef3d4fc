"""An app made from its manifest can do what the manifest says; each method takes what slack_sdk sends."""

import inspect
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import Impossible, SlackApp, SlackPerson, SlackWorkspace, methods, person
from bot.playground.slack.method import METHODS

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "HireSync"},
    "features": {
        "bot_user": {"display_name": "hiresync", "always_online": True},
        "slash_commands": [{"command": "/job", "description": "Jobs"}],
        "shortcuts": [
            {"name": "Post a job", "type": "global", "callback_id": "post_job", "description": "-"}
        ],
        "unfurl_domains": ["hiresync.example"],
    },
    "oauth_config": {
        "redirect_urls": ["https://hiresync.example/"],
        "scopes": {"bot": ["chat:write", "commands"]},
    },
    "settings": {"event_subscriptions": {"bot_events": ["message.im", "app_home_opened"]}},
}
PREVIEWS = {"team.info": {"include_slackbot_availability"}, "apps.connections.open": {"app_token"}}
"""What slack_sdk names beyond Slack's published reference, or sends as a header."""


async def test_the_manifest_is_the_whole_app() -> None:
    space = SlackWorkspace(app=SlackApp.from_manifest(MANIFEST, signing_secret="mine"))
    meera = person(space, "Meera Rao")
    assert space.app.signing_secret == "mine"
    assert not space.app.hears("message.im"), "it lacks im:history"
    assert space.app.hears("app_home_opened")
    await meera.command("/job")
    await meera.shortcut("post_job")
    assert len(meera.toasts()) == 2, "both were sent, though nobody listens"
    for missing in (meera.command("/hiresync"), meera.shortcut("submit_resume")):
        with pytest.raises(Impossible):
            await missing


@pytest.mark.parametrize("name", METHODS)
def test_every_argument_slack_sdk_names_is_taken(name: str) -> None:
    assert methods
    call = getattr(AsyncWebClient, name.replace(".", "_"))
    named = set(inspect.signature(call).parameters) - {"self", "kwargs", "token"}
    assert named - PREVIEWS.get(name, set()) <= METHODS[name].arguments


def test_the_methods_are_there() -> None:
    assert len(METHODS) == 25


async def test_a_person_sees_their_conversations_only(space: SlackWorkspace, meera: SlackPerson) -> None:
    general = space.add_channel("general", [meera.id])
    space.add_channel("board", [], "private")
    assert [one.name for one in meera.channels()] == [general.name]
    assert meera.dm in meera.channels()
