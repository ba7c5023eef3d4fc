"""How the chats reach this process where they do not call it: a socket, or long polling."""

import asyncio
from time import monotonic
from typing import Any

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot
from telegram.error import NetworkError

from bot.handlers.telegram.poll import poll, stopped_within
from bot.handlers.telegram.receive import TelegramDoor
from bot.handlers.telegram.setup import set_up
from bot.settings import Settings
from core.kit.errors import OutsideError
from core.kit.watch import Watch
from webhooks.health import Probe
from webhooks.telegram import PATH as TELEGRAM_PATH

log = structlog.get_logger()
LOOK_AGAIN = 2.0
"""Seconds between two looks at the socket; Slack renews it every few hours by itself."""
ASKED_FOR = 60.0
"""Seconds for which Slack's word about our token is believed."""


async def listen_to_slack(
    bolt: AsyncApp, settings: Settings, session: aiohttp.ClientSession, watch: Watch, stop: asyncio.Event
) -> None:
    """Socket Mode, where there is an app token."""
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

    web_client = AsyncWebClient(base_url=settings.slack_api_url, session=session)
    handler: Any = AsyncSocketModeHandler(bolt, settings.slack_app_token, web_client=web_client)
    await handler.connect_async()
    try:
        while True:
            if await handler.client.is_connected():
                watch.beat("slack")
            else:
                watch.trouble("slack", "the socket is not connected")
            if await stopped_within(stop, LOOK_AGAIN):
                return
    finally:
        await handler.close_async()


def slack_probe(client: AsyncWebClient) -> Probe:
    """Whether Slack takes our token, asked at most once a minute; for a house that Slack calls over HTTP."""
    asked_at, answer = -ASKED_FOR, None

    async def probe() -> str | None:
        nonlocal asked_at, answer
        if monotonic() - asked_at >= ASKED_FOR:
            asked_at = monotonic()
            try:
                await client.auth_test()
                answer = None
            except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
                answer = f"Slack does not take the token: {type(error).__name__}"
        return answer

    return probe


async def listen_to_telegram(
    door: TelegramDoor, settings: Settings, watch: Watch, stop: asyncio.Event
) -> None:
    """A webhook where the house has a public address, else long polling."""
    bot = door.bot
    while not await _greeted(bot):
        watch.trouble("telegram", "Telegram does not answer")
        if await stopped_within(stop, 5):
            return
    if settings.public_url:
        await bot.set_webhook(
            f"{settings.base_url}{TELEGRAM_PATH}",
            secret_token=settings.telegram_webhook_secret,
        )
        watch.beat("telegram")
        await stop.wait()
        return
    await bot.delete_webhook()
    await poll(bot, door.receive, stop, watch=watch)


async def _greeted(bot: Bot) -> bool:
    """Whether Telegram has told us who the bot is; while it is out of reach the house runs without it."""
    try:
        await bot.initialize()
    except NetworkError as error:
        log.warning("telegram_not_reached", error=str(error))
        return False
    try:
        await set_up(bot)
    except OutsideError as error:
        # Menus and descriptions are a help; everything works without them.
        log.warning("telegram_not_set_up", error=str(error))
    return True
