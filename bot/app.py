"""The composition root: the only place where the parts are chosen and joined."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import structlog
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot
from telegram.error import NetworkError

from bot import registry
from bot.desk import Desk, Introduce
from bot.forms.copying import FETCH_FILE
from bot.forms.files import SHOW_DRAFT, FileCopier
from bot.forms.upload_links import UploadLinks
from bot.forms.uploading import Uploads
from bot.handlers.slack.bolt import bolt_app
from bot.handlers.slack.clients import SlackClients
from bot.handlers.slack.install import SlackInstalling
from bot.handlers.slack.introducing import SlackIntroduction
from bot.handlers.slack.receive import SlackDoor
from bot.handlers.slack.scopes import scopes
from bot.handlers.slack.transport import SlackFiles, SlackTransport
from bot.handlers.telegram.poll import poll, stopped_within
from bot.handlers.telegram.receive import TelegramDoor
from bot.handlers.telegram.request import AiohttpRequest
from bot.handlers.telegram.setup import set_up
from bot.handlers.telegram.transport import TelegramFiles, TelegramTransport
from bot.leaving import Leaver
from bot.letters import LetterWays
from bot.links import Linked, Links
from bot.looking import Looking
from bot.redraw import LookAgain, Redrawer
from bot.settings import Settings
from core.database.connect import database
from core.delivery.looked import LOOK_AGAIN
from core.delivery.mail import Stationery, mail_performer
from core.delivery.rates import PLATFORM_RATES, Rates
from core.delivery.worker import DeliveryWorker
from core.drafts.left_cards import LEAVE_CARD
from core.gateways.attachments import Attachments
from core.gateways.letters import carrier
from core.gateways.mail import MailGateway
from core.kit.clock import Clock
from core.kit.crypto import Secrets
from core.kit.errors import OutsideError
from core.ports import CardEditor, FileTransport, Performer
from scheduler.app import Scheduler
from scheduler.jobs import all_jobs
from webhooks.account_link import Ways, join_routes
from webhooks.app import make_app
from webhooks.health import Probe, database_probe, health_routes
from webhooks.letter import letter_html
from webhooks.rendering import set_up_pages
from webhooks.slack import slack_routes
from webhooks.slack_install import install_routes
from webhooks.telegram import PATH as TELEGRAM_PATH
from webhooks.telegram import telegram_routes
from webhooks.unsubscribe import unsubscribe_routes
from webhooks.upload import upload_routes

log = structlog.get_logger()
Loop = Callable[[asyncio.Event], Coroutine[Any, Any, None]]


@dataclass(slots=True)
class House:
    """Everything joined; nothing of it runs yet."""

    settings: Settings
    clock: Clock
    session: aiohttp.ClientSession
    links: Links
    registry: registry.Registry
    transports: dict[str, CardEditor] = field(default_factory=dict)
    files: dict[str, FileTransport] = field(default_factory=dict)
    performers: dict[str, Performer] = field(default_factory=dict)
    slack: SlackDoor | None = None
    bolt: AsyncApp | None = None
    slack_pages: Sequence[web.AbstractRouteDef] = ()
    telegram: TelegramDoor | None = None
    rates: Rates = PLATFORM_RATES

    def desk(self, *, dialogue: bool, introduce: Introduce | None = None) -> Desk:
        keys, uploads = self.links.keys, self.upload_links
        return Desk(
            self.registry, self.clock, dialogue=dialogue, keys=keys, uploads=uploads, introduce=introduce
        )

    @property
    def upload_links(self) -> UploadLinks | None:
        """Links to the upload page, where a person's browser can reach it."""
        pages = self.settings.browser_url
        return UploadLinks(pages, self.links.keys) if pages else None

    def looking(self) -> Looking:
        return Looking(self.registry, self.clock)

    def _deep_link(self) -> str:
        """The beginning of the bot's deep links; empty until Telegram has told the bot's name."""
        try:
            name = self.telegram.bot.username if self.telegram is not None else ""
        except RuntimeError:
            return ""
        return f"{self.settings.telegram_link_url}{name}?start=" if name else ""

    def stationery(self) -> Stationery:
        """With what mails are written."""
        ways = LetterWays(self.links, self._deep_link, self.clock, self.settings.browser_url)
        files = Attachments(self.clock).load
        return Stationery(files, self.links.finish, letter_html, ways.ways, ways.leave)

    def worker(self) -> DeliveryWorker:
        """One delivery worker; as many as wanted may run."""
        return DeliveryWorker(
            self.transports,
            self.performers,
            self.clock,
            self.rates,
            lease=timedelta(seconds=self.settings.delivery_lease),
            name=f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid4().hex[:8]}",
        )

    def scheduler(self) -> Scheduler:
        """One scheduler; as many as wanted may run."""
        return Scheduler(self.clock, all_jobs())

    def web(self, more: Sequence[web.AbstractRouteDef] = (), *, most_bytes: int = 1 << 20) -> web.Application:
        """The HTTP face: webhooks of the chats that use them, invitation pages, health."""
        ways = Ways(self._deep_link, self.slack is not None)
        probes: dict[str, Probe] = {"database": database_probe}
        routes = [
            *health_routes(probes),
            *join_routes(self.links.keys, ways, self.clock),
            *unsubscribe_routes(self.links.keys, self.clock),
            *self.slack_pages,
            *more,
        ]
        if self.upload_links is not None:
            routes += upload_routes(Uploads(self.registry.forms, self.upload_links, self.clock))
        if self.bolt is not None and not self.settings.slack_app_token:
            routes += slack_routes(self.bolt)
        if self.telegram is not None and self.settings.public_url:
            routes += telegram_routes(self.telegram, self.settings.telegram_webhook_secret)
        app = make_app(routes, most_bytes=most_bytes)
        set_up_pages(app)
        return app


@asynccontextmanager
async def open_house(
    settings: Settings, clock: Clock, database_url: str, *, rates: Rates = PLATFORM_RATES
) -> AsyncIterator[House]:
    """Join the parts over an open database; every task started inside may use it."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(database(database_url))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        links = Links(settings.base_url, tuple(key.encode() for key in settings.keys))
        house = House(settings, clock, session, links, registry.load(), rates=rates)
        if settings.has_slack:
            _add_slack(house)
        if settings.has_telegram:
            _add_telegram(house)
        _add_performers(house)
        yield house


def _add_slack(house: House) -> None:
    settings = house.settings

    def client(token: str) -> AsyncWebClient:
        return AsyncWebClient(
            token=token or None,
            base_url=settings.slack_api_url,
            session=house.session,
            trust_env_in_session=False,
        )

    secrets = Secrets(settings.keys) if settings.is_distributed_in_slack else None
    client_for = SlackClients(client, default=settings.slack_bot_token, secrets=secrets)
    transport = SlackTransport(client_for, Attachments(house.clock).load)
    desk = house.desk(dialogue=False, introduce=SlackIntroduction(client_for))
    pages = (settings.base_url, settings.browser_url)
    house.slack = SlackDoor(desk, transport, house.clock, house.looking(), pages)
    house.transports["slack"] = Linked(transport, house.links)
    house.files["slack"] = SlackFiles(client_for, house.session)
    default = client(settings.slack_bot_token)
    house.bolt = bolt_app(default, settings.slack_signing_secret or None, house.slack)
    if secrets is not None:
        house.slack_pages = _slack_pages(house, client(""), secrets, house.slack)


def _slack_pages(
    house: House, client: AsyncWebClient, secrets: Secrets, door: SlackDoor
) -> Sequence[web.AbstractRouteDef]:
    """Where a workspace installs the app."""
    settings, why = house.settings, scopes(with_pages=True)
    installing = SlackInstalling(
        client,
        settings.slack_client_id,
        settings.slack_client_secret,
        settings.slack_authorize_url,
        settings.browser_url or settings.base_url,
        tuple(why),
    )
    return install_routes(installing, door, secrets, settings.keys, why, house.clock)


def _add_telegram(house: House) -> None:
    settings = house.settings
    bot = Bot(
        settings.telegram_bot_token,
        base_url=settings.telegram_api_url,
        base_file_url=settings.telegram_file_url,
        request=AiohttpRequest(house.session),
        get_updates_request=AiohttpRequest(house.session),
    )
    transport = TelegramTransport(bot, Attachments(house.clock).load)
    house.telegram = TelegramDoor(house.desk(dialogue=True), transport, house.looking())
    house.transports["telegram"] = Linked(transport, house.links)
    house.files["telegram"] = TelegramFiles(bot, house.session)


def _add_performers(house: House) -> None:
    redraw = Redrawer(house.slack, house.telegram)
    again = LookAgain(house.looking(), house.transports, house.slack)
    copier = FileCopier(house.registry.forms, house.files, redraw, house.clock)
    house.performers[LEAVE_CARD] = Leaver(house.slack, house.telegram)
    house.performers |= {FETCH_FILE: copier, SHOW_DRAFT: copier.show, LOOK_AGAIN: again}
    if house.settings.smtp_url:
        gateway = MailGateway(house.settings.smtp_url, house.settings.mail_from, house.clock)
        letters = carrier(gateway, house.settings.mail_domain)
        house.performers["mail"] = mail_performer(letters, house.stationery())


async def listen_to_slack(house: House, stop: asyncio.Event) -> None:
    """Socket Mode, where there is an app token."""
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

    assert house.bolt is not None
    web_client = AsyncWebClient(base_url=house.settings.slack_api_url, session=house.session)
    handler: Any = AsyncSocketModeHandler(house.bolt, house.settings.slack_app_token, web_client=web_client)
    await handler.connect_async()
    try:
        await stop.wait()
    finally:
        await handler.close_async()


async def listen_to_telegram(house: House, stop: asyncio.Event) -> None:
    """A webhook where the house has a public address, else long polling."""
    assert house.telegram is not None
    bot = house.telegram.bot
    while not await _greeted(bot):
        if await stopped_within(stop, 5):
            return
    if house.settings.public_url:
        await bot.set_webhook(
            f"{house.settings.base_url}{TELEGRAM_PATH}",
            secret_token=house.settings.telegram_webhook_secret,
        )
        await stop.wait()
        return
    await bot.delete_webhook()
    await poll(bot, house.telegram.receive, stop)


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


def loops(house: House, parts: frozenset[str]) -> list[Loop]:
    """What runs beside the HTTP server, for the parts this process is to play."""
    found: list[Loop] = []
    if "web" in parts:
        if house.bolt is not None and house.settings.slack_app_token:
            found.append(lambda stop: listen_to_slack(house, stop))
        if house.telegram is not None:
            found.append(lambda stop: listen_to_telegram(house, stop))
    if "worker" in parts:
        found.append(house.worker().run)
    if "scheduler" in parts:
        found.append(house.scheduler().run)
    return found


async def serve(
    house: House,
    parts: frozenset[str],
    stop: asyncio.Event,
    app: web.Application | None = None,
    *,
    bound: socket.socket | None = None,
    ready: Callable[[], None] | None = None,
) -> None:
    """Run these parts until told to stop, then end them in order; `bound` is a socket taken beforehand."""
    async with AsyncExitStack() as stack:
        if "web" in parts:
            runner = web.AppRunner(app or house.web(), access_log=None, shutdown_timeout=5)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            site = (
                web.SockSite(runner, bound)
                if bound is not None
                else web.TCPSite(runner, house.settings.host, house.settings.port)
            )
            await site.start()
        if ready is not None:
            ready()
        async with asyncio.TaskGroup() as group:
            for loop in loops(house, parts):
                group.create_task(loop(stop))
            await stop.wait()
