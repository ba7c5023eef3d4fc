"""Every setting, read from the environment and from `.env`; what is wrong is told all at once."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.kit.crypto import Secrets
from core.kit.errors import HireSyncError


class WrongSettings(HireSyncError):
    """All that is wrong with the configuration, one line each."""


class Settings(BaseSettings):
    """Names are those of the environment, in lower case; empty means not set."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    database_url: str = Field("", description="PostgreSQL 15 or newer; empty starts the embedded server.")
    hiresync_data: Path = Field(Path(".hiresync"), description="Folder of the embedded database and its key.")
    public_url: str = Field(
        "", description="Where browsers and platforms reach this house, e.g. https://hire.example."
    )
    pages_url: str = Field(
        "", description="Where browsers reach our pages, if not at PUBLIC_URL; needs no webhooks."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8080, ge=0, le=65535, description="Port to listen on.")
    health_port: int = Field(
        0, ge=0, le=65535, description="Port for /healthz, /readyz and /metrics alone; 0 leaves them on PORT."
    )
    secret_keys: str = Field("", description="Keys separated by commas: the first encrypts, all decrypt.")

    slack_bot_token: str = Field("", description="xoxb- token of the app in one workspace.")
    slack_app_token: str = Field("", description="xapp- token; with it Slack runs in Socket Mode.")
    slack_signing_secret: str = Field("", description="Proves that HTTP requests come from Slack.")
    slack_client_id: str = Field("", description="For installing the app into more workspaces.")
    slack_client_secret: str = Field("", description="Goes with SLACK_CLIENT_ID.")
    slack_api_url: str = Field("https://slack.com/api/", description="Slack's Web API.")
    slack_authorize_url: str = Field(
        "https://slack.com/oauth/v2/authorize", description="Slack's consent page."
    )

    telegram_bot_token: str = Field("", description="Token from BotFather.")
    telegram_webhook_secret: str = Field("", description="Secret that Telegram repeats to the webhook.")
    telegram_api_url: str = Field("https://api.telegram.org/bot", description="Telegram's Bot API.")
    telegram_file_url: str = Field("https://api.telegram.org/file/bot", description="Telegram's files.")

    telegram_link_url: str = Field("https://t.me/", description="Where deep links to the bot begin.")

    linkedin_client_id: str = Field("", description="For posting jobs on LinkedIn pages.")
    linkedin_client_secret: str = Field("", description="Goes with LINKEDIN_CLIENT_ID.")
    linkedin_oauth_url: str = Field("https://www.linkedin.com", description="LinkedIn's consent and tokens.")
    linkedin_api_url: str = Field("https://api.linkedin.com", description="LinkedIn's REST API.")

    smtp_url: str = Field("", description="smtp:// or smtps:// server for people without a chat.")
    mail_from: str = Field("HireSync <hiresync@localhost>", description="Sender of all mail.")

    keep_sent_days: int = Field(
        1, ge=1, le=365, description="Days until a finished message loses its words and goes to the archive."
    )
    keep_archive_days: int = Field(
        400, ge=7, le=3650, description="Days until the archive forgets that a message was sent."
    )
    delivery_lease: int = Field(
        60, ge=1, le=3600, description="Seconds until another worker takes over what a lost one held."
    )

    @field_validator(
        "public_url",
        "pages_url",
        "slack_api_url",
        "slack_authorize_url",
        "telegram_api_url",
        "telegram_file_url",
        "telegram_link_url",
        "linkedin_oauth_url",
        "linkedin_api_url",
    )
    @classmethod
    def _is_address(cls, value: str) -> str:
        """https everywhere; plain http only on this machine, where nobody listens in."""
        if not value:
            return value
        parts = urlsplit(value)
        loopback = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if not parts.hostname or parts.scheme not in ("http", "https"):
            raise ValueError("is not an address such as https://example.com")
        if parts.scheme == "http" and not loopback:
            raise ValueError("must be https; plain http is allowed on 127.0.0.1 only")
        return value

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key.strip() for key in self.secret_keys.split(",") if key.strip())

    @property
    def mail_domain(self) -> str:
        """The right side of our mails' Message-IDs."""
        return parseaddr(self.mail_from)[1].rpartition("@")[2] or "localhost"

    @property
    def base_url(self) -> str:
        """Where links in mails lead."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def browser_url(self) -> str:
        """Where anybody's browser reaches our pages; empty where only this machine's would."""
        return (self.pages_url or self.public_url).rstrip("/")

    @property
    def has_slack(self) -> bool:
        return bool(self.slack_bot_token) or self.is_distributed_in_slack

    @property
    def is_distributed_in_slack(self) -> bool:
        """Whether workspaces can install the app themselves."""
        return bool(self.slack_client_id and self.slack_client_secret)

    @property
    def has_telegram(self) -> bool:
        return bool(self.telegram_bot_token)


def load_settings() -> Settings:
    """The settings of this process; raises WrongSettings with everything that is wrong."""
    problems: list[str] = []
    try:
        settings = Settings()
    except ValidationError as error:
        problems = problems_of(error)
        # What is missing is looked for as well, as if the broken ones were not set.
        broken = {str(one["loc"][0]) for one in error.errors()}
        settings = Settings(**{name: Settings.model_fields[name].default for name in broken})
    problems += missing(settings)
    if problems:
        raise WrongSettings("\n".join(problems))
    return settings


def read_settings() -> Settings:
    """The settings as they stand, though some be missing; raises WrongSettings for what cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        raise WrongSettings("\n".join(problems_of(error))) from None


def problems_of(error: ValidationError) -> list[str]:
    """What is wrong with each setting, by its name in the environment."""
    return [f"{str(one['loc'][0]).upper()} {_said(str(one['msg']))}" for one in error.errors()]


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def missing(settings: Settings) -> list[str]:
    """What production cannot start without."""
    problems = []
    try:
        Secrets(settings.keys)
    except ValueError as error:
        problems.append(f"SECRET_KEYS: {error}")
    if not settings.has_slack and not settings.has_telegram:
        problems.append(
            "SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN: without one of them nobody can chat"
            " (or SLACK_CLIENT_ID with its secret, for workspaces to install the app themselves)."
        )
    if settings.has_slack and not (settings.slack_app_token or settings.slack_signing_secret):
        problems.append(
            "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): one of them must prove who calls."
        )
    if settings.smtp_url:
        problems += _wrong_mail(settings.smtp_url)
    if settings.telegram_bot_token and settings.public_url and not settings.telegram_webhook_secret:
        problems.append("TELEGRAM_WEBHOOK_SECRET: needed for the webhook that PUBLIC_URL switches on.")
    for name in ("slack", "linkedin"):
        if bool(getattr(settings, f"{name}_client_id")) != bool(getattr(settings, f"{name}_client_secret")):
            upper = name.upper()
            problems.append(f"{upper}_CLIENT_ID and {upper}_CLIENT_SECRET go together; one is missing.")
    return problems


def _wrong_mail(smtp_url: str) -> list[str]:
    # What sends mail is loaded only where there is mail to send.
    from core.gateways.mail import read_smtp_url

    try:
        read_smtp_url(smtp_url)
    except ValueError as error:
        return [str(error)]
    return []
