"""What does not come from the platforms, or is not what they send, is turned away before anything is read."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.playground.slack.delivering import encode, signed
from core.kit.clock import SystemClock, TurnableClock
from tests.bad_input.tables import unchanged
from tests.chat import InTelegram
from tests.plugins.chats import Scene
from tests.tables import Tables
from tests.world import World

SECRET = "X-Telegram-Bot-Api-Secret-Token"


def a_command(scene: Scene) -> bytes:
    """`/hiresync everything` as Ravi would send it."""
    ravi = scene.person("Ravi Menon").slack.account
    fields = {
        "command": "/hiresync",
        "text": "everything",
        "user_id": ravi.id,
        "team_id": scene.town.slack.team_id,
        "trigger_id": scene.town.slack.trigger(ravi.id),
    }
    return encode("slash_commands", fields)[0]


async def post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=BytesIO(body), headers=headers) as answer,
    ):
        return answer.status, await answer.text()


async def to_slack(scene: Scene, body: bytes, headers: dict[str, str]) -> int:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    status, _ = await post(scene.town.slack.request_url, body, form | headers)
    return status


async def test_slack_needs_the_right_signature(scene: Scene, hall: World, tables: Tables) -> None:
    body = a_command(scene)
    good = signed(scene.town.slack, body)
    with unchanged(tables):
        assert await to_slack(scene, body, good | {"X-Slack-Signature": "v0=" + "0" * 64}) == 401
        assert await to_slack(scene, body + b"&text=help", good) == 401
        assert await to_slack(scene, body, {}) == 401
        assert await to_slack(scene, body, good | {"X-Slack-Request-Timestamp": "soon"}) == 401
    assert await to_slack(scene, body, good) == 200, "the same request, signed, is taken"


async def test_a_replayed_request_is_refused(scene: Scene, hall: World, tables: Tables) -> None:
    body, space = a_command(scene), scene.town.slack
    past = TurnableClock(SystemClock().now() - timedelta(minutes=6))
    space.signing_clock = past
    old = signed(space, body)
    with unchanged(tables):
        assert await to_slack(scene, body, old) == 401
    past.advance(timedelta(minutes=2))
    assert await to_slack(scene, body, signed(space, body)) == 200, "four minutes are still a delay"


async def test_telegram_needs_the_secret(scene: Scene, hall: World, tables: Tables) -> None:
    me: InTelegram = scene.person("Ravi Menon").telegram
    await me.starts()
    update = an_update(me, "/everything")
    url = f"{scene.house.settings.base_url}/telegram/webhook"
    secret = scene.house.settings.telegram_webhook_secret
    with unchanged(tables):
        for wrong in ({}, {SECRET: ""}, {SECRET: "wrong"}, {SECRET: secret + "x"}, {SECRET: "é"}):
            assert (await post(url, update, wrong))[0] == 404
    assert (await post(url, update, {SECRET: secret}))[0] == 200
    assert me.sees("What is it called?")


def an_update(me: InTelegram, text: str, **more: Any) -> bytes:
    account = me.account
    message = {
        "message_id": 5,
        "date": 1772442000,
        "chat": {"id": account.id, "type": "private", "first_name": "Ravi"},
        "from": account.user,
        "text": text,
    }
    return json.dumps({"update_id": 42, "message": message | more}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"7",
        b"null",
        b'"text"',
        b"{",
        b'{"update_id": 1}',
        b'{"update_id": "x", "message": 7}',
        b'{"message": {}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1}}}',
        b'{"update_id": 1, "callback_query": {"id": "1"}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": "soon", "chat": {"id": 1}}}',
        b"\xff\xfe",
    ],
)
async def test_a_malformed_update_is_turned_away(scene: Scene, tables: Tables, body: bytes) -> None:
    url = f"{scene.house.settings.base_url}/telegram/webhook"
    with unchanged(tables):
        status, text = await post(url, body, {SECRET: scene.house.settings.telegram_webhook_secret})
    assert status in (200, 400), "never a fault of ours, which Telegram would send again"
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "nonsense"},
        {"type": "block_actions"},
        {"type": "block_actions", "user": {}, "actions": [{}]},
        {"type": "block_actions", "user": {}, "actions": [{"type": "button", "value": "f|zz"}]},
        {"type": "view_submission", "user": {}, "view": {"callback_id": "other"}},
        {"type": "view_submission", "user": {}, "view": {"callback_id": "turn"}},
        {"type": "view_submission", "user": {}},
        {"type": "block_suggestion", "user": {}},
        {"type": "shortcut", "user": {}},
        {"type": "shortcut", "user": {}, "callback_id": "no_such_thing"},
    ],
)
async def test_an_unknown_interaction_is_acknowledged_and_ignored(
    scene: Scene, tables: Tables, payload: dict[str, Any]
) -> None:
    if "user" in payload:
        account = scene.person("Some Stranger").slack.account
        payload = payload | {"user": {"id": account.id, "team_id": scene.town.slack.team_id}}
    body = urlencode({"payload": json.dumps(payload)}).encode()
    with unchanged(tables):
        assert await to_slack(scene, body, signed(scene.town.slack, body)) in (200, 400, 404)


@pytest.mark.parametrize("body", [b"", b"payload=", b"payload=%7B", b"{", b"[]", b"a=b", b"\xff"])
async def test_a_malformed_request_of_slack_is_turned_away(scene: Scene, tables: Tables, body: bytes) -> None:
    with unchanged(tables):
        assert await to_slack(scene, body, signed(scene.town.slack, body)) in (200, 400, 404)


async def test_a_body_beyond_all_bounds_is_not_read(scene: Scene, tables: Tables) -> None:
    body = b"x" * (1 << 20) + b"x"
    with unchanged(tables):
        assert await to_slack(scene, body, signed(scene.town.slack, body)) == 413
