"""Only Telegram knows the secret of its webhook."""

from typing import Any

import aiohttp
import pytest

from bot.playground.telegram.person import TelegramPerson
from tests.plugins.chats import Scene
from webhooks.telegram import PATH, SECRET_HEADER


@pytest.fixture
async def nisha(scene: Scene) -> TelegramPerson:
    """Somebody who has begun to talk to the bot, so that it could answer her."""
    person = scene.town.telegram.person("Nisha")
    await person.starts()
    await scene.settle()
    return person


def _update(nisha: TelegramPerson) -> dict[str, Any]:
    who = {"id": nisha.id, "first_name": "Nisha"}
    return {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "date": 1_772_442_000,
            "chat": {**who, "type": "private"},
            "from": {**who, "is_bot": False},
            "text": "/start",
        },
    }


async def _send(http: aiohttp.ClientSession, body: Any, secret: str | None) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with http.post(PATH, json=body, headers=headers) as answer:
        return answer.status


@pytest.mark.parametrize("wrong", [None, "", "playground-webhook", "plàyground-webhook-secret"])
async def test_without_the_secret_there_is_no_such_address(
    http: aiohttp.ClientSession, nisha: TelegramPerson, wrong: str | None
) -> None:
    heard = len(nisha.heard())
    assert await _send(http, _update(nisha), wrong) == 404
    assert len(nisha.heard()) == heard


async def test_with_it_the_update_is_dealt_with(
    scene: Scene, http: aiohttp.ClientSession, nisha: TelegramPerson
) -> None:
    heard = len(nisha.heard())
    assert await _send(http, _update(nisha), scene.house.settings.telegram_webhook_secret) == 200
    assert len(nisha.heard()) > heard


@pytest.mark.parametrize("nonsense", [[], 7, "text", {}, {"update_id": "x", "message": 5}])
async def test_what_is_no_update_is_refused(scene: Scene, http: aiohttp.ClientSession, nonsense: Any) -> None:
    assert await _send(http, nonsense, scene.house.settings.telegram_webhook_secret) == 400


async def test_what_is_no_json_is_refused(scene: Scene, http: aiohttp.ClientSession) -> None:
    headers = {SECRET_HEADER: scene.house.settings.telegram_webhook_secret}
    async with http.post(PATH, data=b"\xff\x00", headers=headers) as answer:
        assert answer.status == 400
