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
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot

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
from bot.handlers.telegram.receive import TelegramDoor
from bot.handlers.telegram.request import AiohttpRequest
from bot.handlers.telegram.transport import TelegramFiles, TelegramTransport
from bot.leaving import Leaver
from bot.letters import LetterWays
from bot.links import Linked, Links
from bot.listening import listen_to_slack, listen_to_telegram, slack_probe
from bot.looking import Looking
from bot.meters import Meters
from bot.redraw import LookAgain, Redrawer
from bot.settings import Settings
from core.database.connect import database
from core.delivery.archive import Keep
from core.delivery.kinds import LOOK_AGAIN
from core.delivery.mail import Stationery, mail_performer
from core.delivery.rates import PLATFORM_RATES, Rates
from core.delivery.worker import DeliveryWorker
from core.drafts.left_cards import LEAVE_CARD
from core.gateways.attachments import Attachments
from core.gateways.letters import carrier
from core.gateways.mail import MailGateway
from core.kit.clock import Clock
from core.kit.crypto import Secrets
from core.ports import CardEditor, FileTransport, Performer
from scheduler.app import Scheduler
from scheduler.jobs import all_jobs
from webhooks.account_link import Ways, join_routes
from webhooks.app import make_app
from webhooks.health import Health, Probe, database_probe, health_routes
from webhooks.letter import letter_html
from webhooks.rendering import set_up_pages
from webhooks.slack import slack_routes
from webhooks.slack_install import install_routes
from webhooks.telegram import telegram_routes
from webhooks.unsubscribe import unsubscribe_routes
from webhooks.upload import upload_routes

Loop = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
SILENT = 30.0
"""Seconds after which a part that says nothing is not ready; each says something every few seconds."""


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
    slack_client: AsyncWebClient | None = None
    """Of the workspace whose token is set."""
    slack_pages: Sequence[web.AbstractRouteDef] = ()
    telegram: TelegramDoor | None = None
    rates: Rates = PLATFORM_RATES
    meters: Meters = field(default_factory=Meters)

    def desk(self, *, dialogue: bool, introduce: Introduce | None = None) -> Desk:
        return Desk(
            self.registry,
            self.clock,
            dialogue=dialogue,
            keys=self.links.keys,
            uploads=self.upload_links,
            introduce=introduce,
            watch=self.meters,
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
            watch=self.meters,
        )

    def scheduler(self) -> Scheduler:
        """One scheduler; as many as wanted may run."""
        kept = self.settings
        keep = Keep(timedelta(days=kept.keep_sent_days), timedelta(days=kept.keep_archive_days))
        return Scheduler(self.clock, all_jobs(keep), watch=self.meters)

    def health(self) -> Health:
        """What can be asked about this process."""
        probes: dict[str, Probe] = {"database": database_probe}
        if self.slack_client is not None and not self.settings.slack_app_token:
            probes["slack"] = slack_probe(self.slack_client)
        return Health(probes, self.meters.vitals.problems, self.meters.registry, self.clock)

    def web(self, more: Sequence[web.AbstractRouteDef] = (), *, most_bytes: int = 1 << 20) -> web.Application:
        """The HTTP face: webhooks of the chats that use them, invitation pages, health."""
        ways = Ways(self._deep_link, self.slack is not None)
        routes = [
            *health_routes(self.health(), with_metrics=not self.settings.health_port),
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
    house.slack = SlackDoor(desk, transport, house.clock, house.looking(), pages, house.meters)
    house.transports["slack"] = Linked(transport, house.links)
    house.files["slack"] = SlackFiles(client_for, house.session)
    default = client(settings.slack_bot_token)
    house.slack_client = default if settings.slack_bot_token else None
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
    house.telegram = TelegramDoor(house.desk(dialogue=True), transport, house.looking(), watch=house.meters)
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


def loops(house: House, parts: frozenset[str]) -> list[Loop]:
    """What runs beside the HTTP server, for the parts this process is to play."""
    found: list[Loop] = []
    settings, watch, vitals = house.settings, house.meters, house.meters.vitals
    if "web" in parts:
        bolt, telegram = house.bolt, house.telegram
        if bolt is not None and settings.slack_app_token:
            vitals.expect("slack", within=SILENT)
            found.append(lambda stop: listen_to_slack(bolt, settings, house.session, watch, stop))
        if telegram is not None:
            # A poll comes back after 25 seconds at the latest; a webhook is set once.
            vitals.expect("telegram", within=None if settings.public_url else 2 * SILENT)
            found.append(lambda stop: listen_to_telegram(telegram, settings, watch, stop))
    if "worker" in parts:
        vitals.expect("worker", within=SILENT)
        if settings.smtp_url:
            vitals.expect("mail", begun=True)
        found.append(house.worker().run)
    if "scheduler" in parts:
        vitals.expect("scheduler", within=SILENT)
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
    settings = house.settings
    async with AsyncExitStack() as stack:
        running = loops(house, parts)
        if "web" in parts:
            await _open(stack, app or house.web(), settings, settings.port, bound)
        if settings.health_port:
            await _open(stack, make_app(health_routes(house.health())), settings, settings.health_port)
        if ready is not None:
            ready()
        async with asyncio.TaskGroup() as group:
            for loop in running:
                group.create_task(loop(stop))
            await stop.wait()


async def _open(
    stack: AsyncExitStack,
    app: web.Application,
    settings: Settings,
    port: int,
    bound: socket.socket | None = None,
) -> None:
    """Serve until the stack ends."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    site = web.SockSite(runner, bound) if bound is not None else web.TCPSite(runner, settings.host, port)
    await site.start()
