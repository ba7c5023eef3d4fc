"""The protocol itself: tokens, bodies, unknown names, and faults."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientSession, FormData
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.playground.faults import Outage
from bot.playground.telegram import TelegramPerson

from .conftest import TOKEN, Place


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def ask(
    http: ClientSession, place: Place, method: str, token: str = TOKEN, **body: Any
) -> tuple[int, Any]:
    async with http.post(f"{place.url}/bot{token}/{method}", **body) as answer:
        return answer.status, await answer.json()


async def test_every_kind_of_body_is_read(http: ClientSession, place: Place, talking: TelegramPerson) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    text = '{"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}'
    multipart = FormData(default_to_multipart=True)
    for name, value in (("chat_id", str(talking.id)), ("text", "multipart"), ("reply_markup", text)):
        multipart.add_field(name, value)
    bodies: list[dict[str, Any]] = [
        {"json": {"chat_id": talking.id, "text": "json", "reply_markup": markup}},
        {"json": {"chat_id": str(talking.id), "text": "json text", "reply_markup": text}},
        {"data": {"chat_id": str(talking.id), "text": "form", "reply_markup": text}},
        {"data": multipart},
        {"params": {"chat_id": str(talking.id), "text": "query", "reply_markup": text}},
    ]
    for body in bodies:
        status, answer = await ask(http, place, "SENDmessage", **body)
        assert (status, answer["ok"]) == (200, True)
    assert [(one.text, one.button_texts) for one in talking.heard()] == [
        (words, ["Go"]) for words in ("json", "json text", "form", "multipart", "query")
    ]


@pytest.mark.parametrize(
    ("method", "token", "body", "status", "description"),
    [
        ("getMe", "1:wrong", {}, 401, "Unauthorized"),
        ("sendPigeon", TOKEN, {}, 404, "Not Found"),
        ("sendMessage", TOKEN, {}, 400, "Bad Request: chat_id is empty"),
        ("sendMessage", TOKEN, {"chat_id": "@nobody", "text": "x"}, 400, "Bad Request: chat not found"),
        ("getChatMember", TOKEN, {"chat_id": 5, "user_id": "x"}, 400, "Bad Request: chat not found"),
        ("getMe", TOKEN, {"colour": 1}, 400,
         'Bad Request: getMe knows no parameter "colour" (strict playground)'),
        ("getFile", TOKEN, {}, 400, "Bad Request: file_id not specified"),
        ("setWebhook", TOKEN, {"url": "http://bot.example.org"}, 400,
         "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        ("setWebhook", TOKEN, {"url": "https://bot.example.org:9000"}, 400,
         "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("setWebhook", TOKEN, {"url": "https://bot.example.org", "secret_token": "ä"}, 400,
         "Bad Request: secret token contains unallowed characters"),
    ],
)  # fmt: skip
async def test_refusals_read_as_at_telegram(
    http: ClientSession,
    place: Place,
    method: str,
    token: str,
    body: dict[str, Any],
    status: int,
    description: str,
) -> None:
    refused = {"ok": False, "error_code": status, "description": description}
    assert await ask(http, place, method, token, json=body) == (status, refused)
    good = await ask(http, place, "getMe")
    assert good[1]["result"]["username"] == "hiresync_bot"


async def test_unknown_parameters_pass_when_not_strict(http: ClientSession, place: Place) -> None:
    place.city.strict = False
    assert (await ask(http, place, "getMe", json={"colour": 1}))[0] == 200


async def test_a_broken_body_is_refused(http: ClientSession, place: Place, talking: TelegramPerson) -> None:
    headers = {"Content-Type": "application/json"}
    assert (await ask(http, place, "getMe", data=b"{", headers=headers))[0] == 400
    assert (await ask(http, place, "getMe", data=b"[]", headers=headers))[0] == 400
    broken = {"chat_id": talking.id, "text": "x", "reply_markup": "{"}
    assert (await ask(http, place, "sendMessage", json=broken))[0] == 400
    assert talking.heard() == []


async def test_ordered_faults_come_once(place: Place, api: Bot, talking: TelegramPerson) -> None:
    place.faults.too_many, place.faults.retry_after = 1, 7
    await api.get_updates()
    with pytest.raises(RetryAfter, match="Retry in 0:00:07"):
        await api.send_message(talking.id, "x")
    await api.send_message(talking.id, "after the flood")
    place.faults.failures = 1
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await api.send_message(talking.id, "x")
    place.faults.malformed = 1
    with pytest.raises(TelegramError, match="Invalid server response"):
        await api.send_message(talking.id, "x")
    await api.send_message(talking.id, "after the failure")
    assert [one.text for one in talking.heard()] == ["after the flood", "after the failure"]


async def test_an_outage_lasts_until_it_is_over(http: ClientSession, place: Place) -> None:
    place.faults.outage = Outage.RESET
    for method in ("getMe", "getUpdates"):
        with pytest.raises(ClientConnectionError):
            await ask(http, place, method)
    place.faults.outage = Outage.ERROR
    assert (await ask(http, place, "getUpdates"))[0] == 500
    place.faults.calm()
    assert (await ask(http, place, "getMe"))[0] == 200


async def test_traffic_is_kept_without_the_secret(place: Place, api: Bot, talking: TelegramPerson) -> None:
    await api.send_message(talking.id, "hello")
    await api.set_webhook("https://bot.example.org/x", secret_token="open-sesame")
    seen = place.city.traffic.last(2, service="telegram")
    assert [(one.method, one.direction, one.status) for one in seen] == [
        ("sendMessage", "out", 200), ("setWebhook", "out", 200),
    ]  # fmt: skip
    assert '"text": "hello"' in seen[0].request
    assert "open-sesame" not in repr(seen)


async def test_a_chat_action_lasts_until_the_message(api: Bot, talking: TelegramPerson) -> None:
    await api.send_chat_action(talking.id, "typing")
    assert talking.chat_action() == "typing"
    await api.send_message(talking.id, "hello")
    assert talking.chat_action() == ""
