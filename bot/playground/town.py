"""The town: local Slack, Telegram, LinkedIn and post office, on one clock, with one list of traffic."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from bot import registry
from bot.handlers.slack.manifest import Wish, manifest
from bot.playground.faults import Faults
from bot.playground.linkedin import LinkedInCity, linkedin_routes
from bot.playground.mailbox import Mailbox
from bot.playground.slack import SlackWorkspace
from bot.playground.slack import routes as slack_routes
from bot.playground.slack.installed import SlackApp
from bot.playground.slack.neighbour import open_neighbour
from bot.playground.telegram import TelegramCity, telegram_routes
from bot.playground.traffic import Traffic
from bot.settings import Settings
from core.kit.clock import Clock
from core.kit.crypto import Secrets

SLACK = "/fake/slack"
TELEGRAM = "/fake/telegram"
LINKEDIN = "/fake/linkedin"
TELEGRAM_TOKEN = "700000001:playground-telegram-token"  # noqa: S105 - everybody knows it
LINKEDIN_CLIENT = "playground-linkedin"
LINKEDIN_SECRET = "playground-linkedin-secret"  # noqa: S105
MOST_BYTES = 60 << 20
"""The town takes what the platforms take: files up to 50 MB."""


@dataclass(slots=True)
class Town:
    """All outside systems at once."""

    clock: Clock
    faults: Faults = field(default_factory=Faults)
    traffic: Traffic = field(default_factory=Traffic)
    rates: bool = True
    slack: SlackWorkspace = field(init=False)
    neighbour: SlackWorkspace = field(init=False)
    """A second workspace, into which the app comes only by being installed."""
    telegram: TelegramCity = field(init=False)
    linkedin: LinkedInCity = field(init=False)
    mailbox: Mailbox = field(init=False)

    def __post_init__(self) -> None:
        self.slack = SlackWorkspace(
            clock=self.clock,
            faults=self.faults,
            traffic=self.traffic,
            app=SlackApp(),
            rates=self.rates,
        )
        self.neighbour = open_neighbour(self.slack, "T0NORTHWIND", "northwind")
        self.telegram = TelegramCity(self.clock, self.faults, self.traffic, TELEGRAM_TOKEN, rates=self.rates)
        self.linkedin = LinkedInCity(
            self.clock,
            self.faults,
            self.traffic,
            client_id=LINKEDIN_CLIENT,
            client_secret=LINKEDIN_SECRET,
            redirect_uris=(),
        )
        self.mailbox = Mailbox(self.clock, self.faults, self.traffic)

    def routes(self) -> list[web.RouteDef]:
        """The HTTP of all of them, for the application they share with the house."""
        return [
            *slack_routes(self.slack, SLACK),
            *telegram_routes(self.telegram, TELEGRAM),
            *linkedin_routes(self.linkedin, LINKEDIN),
        ]

    def settle_at(self, base: str) -> None:
        """Tell the town where it and the house are reached; Slack's app is what our own manifest makes it."""
        made = manifest(Wish("prod", "http", base), registry.load())
        for one in self.slack.neighbours:
            one.base_url = f"{base}{SLACK}"
            one.request_url = f"{base}/slack/events"
            one.client_url = f"{base}/"
            one.app.takes(made)

    def settings(self, port: int, *, data: Path, webhooks: bool = False, sockets: bool = False) -> Settings:
        """Production's settings, with only the addresses changed."""
        base = f"http://127.0.0.1:{port}"
        app = self.slack.app
        return Settings(
            _env_file=None,
            hiresync_data=data,
            host="127.0.0.1",
            port=port,
            public_url=base if webhooks else "",
            pages_url=base,
            secret_keys=Secrets.new_key(),
            slack_bot_token=app.bot_token,
            slack_app_token=app.app_token if sockets else "",
            slack_signing_secret=app.signing_secret,
            slack_client_id=app.client_id,
            slack_client_secret=app.client_secret,
            slack_api_url=f"{base}{SLACK}/api/",
            slack_authorize_url=f"{base}{SLACK}/oauth/v2/authorize",
            telegram_bot_token=TELEGRAM_TOKEN,
            telegram_webhook_secret="playground-webhook-secret",  # noqa: S106
            telegram_api_url=f"{base}{TELEGRAM}/bot",
            telegram_file_url=f"{base}{TELEGRAM}/file/bot",
            telegram_link_url=f"{base}/open/telegram/",
            linkedin_client_id=LINKEDIN_CLIENT,
            linkedin_client_secret=LINKEDIN_SECRET,
            linkedin_oauth_url=f"{base}{LINKEDIN}",
            linkedin_api_url=f"{base}{LINKEDIN}",
            smtp_url=f"smtp://127.0.0.1:{self.mailbox.port}",
            mail_from="HireSync <hiresync@playground.example>",
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Town"]:
        """Take mail, and end everything in order."""
        await self.mailbox.start()
        try:
            yield self
        finally:
            await self.slack.close()
            await self.telegram.close()
            await self.mailbox.stop()
