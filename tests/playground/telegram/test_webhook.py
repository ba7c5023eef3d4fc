"""Delivery to a webhook: secret, order, retries, and what getWebhookInfo tells."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot

from bot.playground.changes import Changes
from bot.playground.telegram import TelegramPerson

from .conftest import Place


@dataclass
class Receiver:
    """A webhook which answers as told and remembers what came."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] | None = None
    seen: list[tuple[str, str]] = field(default_factory=list)
    gates: "defaultdict[str, asyncio.Event]" = field(default_factory=lambda: defaultdict(asyncio.Event))
    closed: set[str] = field(default_factory=set)
    changes: Changes = field(default_factory=Changes)
    at_once: int = 0
    most_at_once: int = 0

    async def receive(self, request: web.Request) -> web.Response:
        text = (await request.json()).get("message", {}).get("text", "")
        self.seen.append((text, request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.changes.happened()
        if text in self.closed:
            await self.gates[text].wait()
        self.at_once -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.answer, status=status) if self.answer else web.Response(status=status)

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.seen]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.receive)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def delivered(place: Place) -> None:
    """All that was pending has arrived."""
    await place.city.wait_until(lambda: place.city.webhook and not place.city.webhook.pending)


async def test_what_waited_is_delivered_in_order_with_the_secret(
    place: Place, api: Bot, receiver: Receiver, asha: TelegramPerson
) -> None:
    await asha.starts()
    await asha.says("one")
    await api.set_webhook(receiver.url, secret_token="s3cret")
    await asha.says("two")
    await delivered(place)
    assert receiver.seen == [("/start", "s3cret"), ("one", "s3cret"), ("two", "s3cret")]
    await api.delete_webhook()
    await asha.says("three")
    assert [update.message and update.message.text for update in await api.get_updates()] == ["three"]


async def test_a_refused_update_comes_again_before_the_next_one(
    place: Place, api: Bot, receiver: Receiver, asha: TelegramPerson
) -> None:
    receiver.statuses = [500, 302, 204]
    await api.set_webhook(receiver.url)
    await asha.says("one")
    await asha.says("two")
    await place.city.wait_until(lambda: place.city.webhook and place.city.webhook.last_error)
    info = await api.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500"
    await delivered(place)
    assert receiver.texts == ["one", "one", "one", "two"]
    info = await api.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message, info.max_connections) == (0, None, 40)


async def test_a_slow_chat_blocks_only_itself(
    place: Place, api: Bot, receiver: Receiver, asha: TelegramPerson
) -> None:
    ravi = place.city.person("Ravi")
    receiver.closed = {"slow"}
    await api.set_webhook(receiver.url)
    await asha.says("slow")
    await asha.says("after")
    await ravi.says("quick")
    await place.city.wait_until(lambda: "quick" in receiver.texts)
    assert sorted(receiver.texts) == ["quick", "slow"]
    assert (await api.get_webhook_info()).pending_update_count >= 2
    receiver.gates["slow"].set()
    await delivered(place)
    assert receiver.texts[-1] == "after"


async def test_no_more_connections_than_asked_for(place: Place, api: Bot, receiver: Receiver) -> None:
    people = [place.city.person(f"P{number}") for number in range(6)]
    receiver.closed = {"wait"}
    await api.set_webhook(receiver.url, max_connections=2)
    for person in people:
        await person.says("wait")
    await receiver.changes.until(lambda: receiver.at_once == 2)
    await api.get_me()  # Time enough for a third to come in.
    receiver.gates["wait"].set()
    await delivered(place)
    assert (len(receiver.seen), receiver.most_at_once) == (6, 2)


async def test_the_answer_may_carry_a_call(
    place: Place, api: Bot, receiver: Receiver, asha: TelegramPerson
) -> None:
    receiver.answer = {"method": "sendMessage", "chat_id": asha.id, "text": "from the answer"}
    await api.set_webhook(receiver.url)
    await asha.says("hello")
    assert (await place.city.wait_until(asha.heard))[0].text == "from the answer"
    receiver.answer = {"method": "sendMessage", "chat_id": asha.id, "text": ""}
    await asha.says("again")
    await delivered(place)
    assert place.city.traffic.last(1)[0].response == "Bad Request: message text is empty"


async def test_late_and_repeated_deliveries_on_order(
    place: Place, api: Bot, receiver: Receiver, asha: TelegramPerson
) -> None:
    await api.set_webhook(receiver.url)
    place.faults.slow = 1
    await asha.says("late")
    await delivered(place)
    assert receiver.texts == ["late", "late"]
    place.faults.repeats = 1
    await asha.says("twice")
    await delivered(place)
    assert receiver.texts[2:] == ["twice", "twice"]
    place.city.repeat()
    await delivered(place)
    assert receiver.texts[4:] == ["twice"]


async def test_setting_a_webhook_can_drop_what_waits(
    place: Place, api: Bot, receiver: Receiver, asha: TelegramPerson
) -> None:
    await asha.starts()
    await api.set_webhook(receiver.url, drop_pending_updates=True)
    await asha.says("fresh")
    await delivered(place)
    assert receiver.texts == ["fresh"]
