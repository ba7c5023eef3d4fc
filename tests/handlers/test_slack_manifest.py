"""The manifest asks Slack for what the code uses, and for nothing else; and Slack would take it."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.commands.slack_manifest import yaml
from bot.handlers.slack.events import SlackEvents
from bot.handlers.slack.manifest import EVENTS_PATH, Wish, manifest
from bot.handlers.slack.scopes import scopes
from bot.handlers.slack.shortcuts import SHORTCUTS
from bot.playground.slack.installed import EVENT_SCOPES
from bot.playground.slack.method import METHODS
from bot.registry import load
from tests.plugins.chats import Scene
from webhooks.slack import PATH

URL = "https://hire.example"
ENVS: tuple[Literal["dev", "prod"], ...] = ("dev", "prod")
MODES: tuple[Literal["socket", "http"], ...] = ("socket", "http")
WISHES = [
    Wish(env, mode, url) for env, mode, url in product(ENVS, MODES, (URL, "")) if url or mode == "socket"
]
HANDLERS = Path("bot/handlers/slack")
BY_UPLOAD = {"files_upload_v2": "files.getUploadURLExternal"}
"""Methods of the client that stand for several of the Web API."""
CALL = re.compile(r"client\.([a-z]+(?:_[a-zA-Z0-9]+)+)\(")


def _called() -> set[str]:
    """Every method of the Web API that the handlers call."""
    names = {name for path in HANDLERS.glob("*.py") for name in CALL.findall(path.read_text("utf-8"))}
    assert len(names) >= 8
    found = {BY_UPLOAD.get(name, name.replace("_", ".", 1)) for name in names - {"api_call"}}
    return {next(one for one in METHODS if one.lower() == name.lower()) for name in found}


def _texts() -> Iterator[tuple[str, int]]:
    """A text and how long Slack lets it be (docs.slack.dev/reference/app-manifest)."""
    for wish in WISHES:
        made = manifest(wish, load())
        shown, features = made["display_information"], made["features"]
        yield shown["name"], 35
        yield shown["description"], 140
        yield shown["long_description"], 4000
        yield features["bot_user"]["display_name"], 80
        for one in features["shortcuts"]:
            yield one["name"], 24
            yield one["description"], 150
            yield one["callback_id"], 255
        for one in features["slash_commands"]:
            yield one["command"], 32
            yield one["description"], 2000
            yield one["usage_hint"], 1000


def test_every_scope_is_used_and_every_use_has_its_scope() -> None:
    asked = set(scopes(with_pages=True))
    heard = {"message.im", "app_home_opened", "link_shared", "app_uninstalled", "tokens_revoked"}
    of_events = {EVENT_SCOPES[name] for name in heard if name in EVENT_SCOPES}
    for name in _called():
        needed = METHODS[name].scopes
        assert not needed or asked & set(needed), f"{name} needs one of {needed}"
    of_methods = {scope for name in _called() for scope in METHODS[name].scopes}
    assert asked <= of_events | of_methods | {"commands"}
    assert of_events <= asked
    assert all(reason.startswith(("to ", "for ")) for reason in scopes(with_pages=True).values())


def test_the_operators_guide_says_why_each_scope_is_asked_for() -> None:
    listed = re.findall(
        r"^\| (.+) \| `([a-z:]+)` \|$", Path("docs/operating.md").read_text("utf-8"), re.MULTILINE
    )
    assert {scope: why for why, scope in listed} == scopes(with_pages=True)


async def test_it_asks_for_the_events_that_have_an_effect(scene: Scene) -> None:
    door = scene.house.slack
    assert door is not None
    assert isinstance(door.events, SlackEvents)
    made = manifest(Wish("prod", "http", URL), load())
    events = made["settings"]["event_subscriptions"]["bot_events"]
    assert {one.partition(".")[0] for one in events} == door.events.types
    # The scene's own Slack is made from it, and sends and takes nothing that it does not name.
    assert scene.town.slack.app.events == tuple(events)
    assert scene.town.slack.app.scopes == tuple(made["oauth_config"]["scopes"]["bot"])


def test_shortcuts_are_those_that_are_answered() -> None:
    made = manifest(Wish(), load())["features"]["shortcuts"]
    assert [(one["callback_id"], one["type"]) for one in made] == [
        (one.callback_id, one.kind) for one in SHORTCUTS
    ]
    kinds = [one["type"] for one in made]
    # docs.slack.dev/interactivity/implementing-shortcuts: ten at most, five of each kind.
    assert max(kinds.count(kind) for kind in ("global", "message")) <= 5


def test_every_text_fits() -> None:
    texts = list(_texts())
    assert [text for text, most in texts if not 1 <= len(text) <= most] == []
    assert len(texts) >= 60
    assert all(len(manifest(one, load())["display_information"]["long_description"]) >= 174 for one in WISHES)


@pytest.mark.parametrize("wish", WISHES, ids=lambda one: f"{one.env}-{one.mode}-{bool(one.public_url)}")
def test_addresses_belong_to_the_way_it_runs(wish: Wish) -> None:
    made = manifest(wish, load())
    settings, text = made["settings"], json.dumps(made)
    assert settings["socket_mode_enabled"] is (wish.mode == "socket")
    assert ("request_url" in settings["event_subscriptions"]) is (wish.mode == "http")
    assert ("message_menu_options_url" in settings["interactivity"]) is (wish.mode == "http")
    assert ("unfurl_domains" in made["features"]) is bool(wish.public_url)
    assert ("link_shared" in text) is bool(wish.public_url)
    assert ("redirect_urls" in text) is bool(wish.public_url)
    assert settings["interactivity"]["is_enabled"]
    assert settings["org_deploy_enabled"] is False
    assert EVENTS_PATH == PATH


def test_dev_stands_beside_prod() -> None:
    dev, prod = (manifest(Wish(env), load()) for env in ENVS)
    assert dev["features"]["slash_commands"][0]["command"] == "/hiresync-dev"
    assert prod["features"]["slash_commands"][0]["command"] == "/hiresync"
    assert dev["display_information"]["name"] != prod["display_information"]["name"]


async def test_both_commands_lead_to_the_same(scene: Scene) -> None:
    scene.town.slack.app.commands = ("/hiresync", "/hiresync-dev")
    leela = scene.person("Leela Krishnan").slack
    for command in scene.town.slack.app.commands:
        await leela.account.command(command, "help")
        await scene.settle()
        assert "I do not know you yet." in leela.last()


def _printed(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["slack", "manifest", *arguments])
    return done.exit_code, done.output


def test_it_is_printed_as_json_and_as_yaml() -> None:
    code, text = _printed("--mode", "http", "--public-url", URL, "--format", "json")
    assert code == 0
    assert json.loads(text) == manifest(Wish("prod", "http", URL), load())
    code, text = _printed("--env", "dev")
    assert code == 0
    assert 'name: "HireSync Dev"' in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--mode", "http"), "--public-url or PUBLIC_URL"),
        (("--public-url", "http://hire.example"), "must begin with https://"),
        (("--env", "test"), "--env"),
    ],
)
def test_what_is_missing_is_named(
    arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "")
    code, text = _printed(*arguments)
    assert code == 2
    assert said in text


def test_the_yaml_reads_back() -> None:
    """Read by indentation, as far as the writer uses YAML."""
    made = manifest(Wish("prod", "http", URL), load())
    assert _read(list(yaml(made))) == made
    assert _read(list(yaml({"a": [{"b": 1, "c": [2, 3]}, {"b": {"d": True}}], "e": []}))) == {
        "a": [{"b": 1, "c": [2, 3]}, {"b": {"d": True}}],
        "e": [],
    }


def _read(lines: list[str]) -> Any:
    """A mapping or a list, each item with the deeper lines beneath it."""
    depth = len(lines[0]) - len(lines[0].lstrip())
    items: list[list[str]] = []
    for line in lines:
        stands_here = len(line) - len(line.lstrip()) == depth
        items.append([line[depth:]]) if stands_here else items[-1].append(line[depth:])
    if items[0][0].startswith("- "):
        return [_value(one[0][2:], one[1:], in_list=True) for one in items]
    return {one[0].partition(":")[0]: _value(one[0].partition(":")[2].strip(), one[1:]) for one in items}


def _value(first: str, below: list[str], *, in_list: bool = False) -> Any:
    if in_list and re.match(r"[a-z_]+:", first):
        return _read([f"  {first}", *below])
    return _read(below) if below else ast.literal_eval(first) if first.isdigit() else json.loads(first)
