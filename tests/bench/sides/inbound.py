"""Our way in without the database: everybody is known, and everything is new."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot, User

from bot.action import Action, Press, Reply
from bot.desk import Answer, Desk
from bot.handlers.slack import events as slack_events
from bot.handlers.slack.bolt import bolt_app
from bot.handlers.slack.receive import SlackDoor
from bot.handlers.slack.transport import SlackTransport
from bot.handlers.telegram import receive as telegram_receive
from bot.handlers.telegram.receive import TelegramDoor
from bot.handlers.telegram.request import AiohttpRequest
from bot.handlers.telegram.show import Drawn
from bot.handlers.telegram.transport import TelegramTransport
from bot.looking import Looking
from bot.registry import Registry
from core.kit.actor import Actor, Role
from core.kit.card import Attachment, Card
from core.kit.clock import SystemClock
from core.people.identify import Visitor
from core.ports import Shown
from tests.bench.requests import SIGNING_SECRET, WEBHOOK_SECRET
from tests.bench.side import Side, listening
from tests.bench.sides.platforms import BOT
from webhooks.slack import slack_routes
from webhooks.telegram import telegram_routes

MAYA = Actor(user_id=1, role=Role.MANAGER, name="Maya Rao", organization_id=1, client_id=None)
CARD = Card("Nothing waits for you.")


class Edge(Desk):
    """The desk with the database's edge answering from memory."""

    async def actor(self, visitor: Visitor) -> Actor | None:
        return MAYA

    async def present(self, visitor: Visitor) -> Answer | None:
        return None


class Mute(TelegramTransport):
    """What is drawn is not sent; sending is measured by itself."""

    async def post(self, chat: str, drawn: Drawn, *, silent: bool = False) -> Shown:
        return Shown(chat, "77")


async def _answer(press: Press) -> Reply:
    return Reply(card=CARD)


async def _no_file(attachment: Attachment) -> bytes:
    return b""


async def _once(source: str, event_id: str, deal: Callable[[], Awaitable[None]], now: datetime) -> None:
    """Everything is new."""
    await deal()


async def _let_in(channel: str, workspace: str, chat_id: str) -> None:
    """Nobody had closed his chat."""


def _edge(commands: int, *, dialogue: bool) -> Edge:
    names = [f"command_{number}" for number in range(commands)]
    actions = {name: Action(name, frozenset(Role), _answer, "Shows what waits.") for name in names}
    return Edge(Registry({}, actions), SystemClock(), dialogue=dialogue, keys=(b"key",))


def _looking(desk: Desk) -> Looking:
    """A card without a button never changes, so nothing is remembered here."""
    return Looking(desk.registry, SystemClock())


@asynccontextmanager
async def slack(commands: int, api: str) -> AsyncIterator[Side]:
    """Webhook, Bolt, door, desk, dictionary, action, blocks."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token="xoxb-1", base_url=api, session=session, trust_env_in_session=False)

        async def client_for(workspace: str) -> AsyncWebClient:
            return client

        transport = SlackTransport(client_for, _no_file)
        desk = _edge(commands, dialogue=False)
        door = SlackDoor(desk, transport, SystemClock(), _looking(desk))
        app = bolt_app(client, SIGNING_SECRET, door)
        with (
            patch.object(slack_events, "once", _once),
            patch.object(slack_events, "mark_reachable", _let_in),
        ):
            async with listening(*slack_routes(app)) as port:
                yield Side(port)


@asynccontextmanager
async def telegram(commands: int) -> AsyncIterator[Side]:
    """Webhook, python-telegram-bot's update, door, desk, dictionary, action, message."""
    async with aiohttp.ClientSession() as session:
        bot = Bot("1:a", request=AiohttpRequest(session), get_updates_request=AiohttpRequest(session))
        _introduce(bot)
        desk = _edge(commands, dialogue=True)
        door = TelegramDoor(desk, Mute(bot, _no_file), _looking(desk))
        with patch.object(telegram_receive, "once", _once):
            async with listening(*telegram_routes(door, WEBHOOK_SECRET)) as port:
                yield Side(port)


def _introduce(bot: Any) -> None:
    """As if Telegram had been asked who the bot is."""
    bot._bot_user = User.de_json(BOT, bot)
