"""The app of the workspace, as its manifest would describe it."""

# ruff: noqa: S105 - these secrets are the playground's and known to everybody.

from dataclasses import dataclass

SCOPES = (
    *("chat:write", "commands", "im:write", "im:history", "im:read", "mpim:write", "mpim:read"),
    *("users:read", "users:read.email", "files:read", "files:write", "links:read", "links:write"),
    *("channels:read", "groups:read", "team:read"),
)
EVENTS = (
    *("message.im", "message.channels", "message.groups", "app_home_opened", "file_shared", "link_shared"),
    *("app_uninstalled", "tokens_revoked"),
)


@dataclass
class SlackApp:
    """Its secrets, its scopes and what it has subscribed to."""

    signing_secret: str = "playground-signing-secret"
    bot_token: str = "xoxb-playground-bot"
    app_token: str = "xapp-1-playground"
    client_id: str = "1111.2222"
    client_secret: str = "playground-client-secret"
    verification_token: str = "playground-verification"
    id: str = "A0PLAYGROUND"
    bot_id: str = "B0PLAYGROUND"
    bot_user: str = "U0BOT"
    name: str = "hiresync"
    scopes: tuple[str, ...] = SCOPES
    events: tuple[str, ...] = EVENTS
    commands: tuple[str, ...] = ("/hiresync",)
    redirect_uris: tuple[str, ...] = ()
    unfurl_domains: tuple[str, ...] = ()
    installed: bool = True
