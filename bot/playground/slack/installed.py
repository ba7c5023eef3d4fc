"""The app of the workspace, as its manifest would describe it."""

# ruff: noqa: S105 - these secrets are the playground's and known to everybody.

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SCOPES = (
    *("chat:write", "commands", "im:write", "im:history", "im:read", "mpim:write", "mpim:read"),
    *("users:read", "users:read.email", "files:read", "files:write", "links:read", "links:write"),
    *("channels:read", "groups:read", "team:read"),
)
EVENTS = (
    *("message.im", "app_home_opened", "file_shared", "link_shared"),
    *("app_uninstalled", "tokens_revoked"),
)

EVENT_SCOPES = {
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "file_shared": "files:read",
    "link_shared": "links:read",
}
"""Without its scope an event is not sent, subscribed to or not (docs.slack.dev/reference/events)."""


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
    shortcuts: tuple[str, ...] | None = None
    offered: tuple[Mapping[str, Any], ...] = ()
    """The shortcuts as the manifest names and describes them."""
    installed: bool = True

    def hears(self, event: str) -> bool:
        """Whether an event of that name is sent to the app."""
        scope = EVENT_SCOPES.get(event)
        return event in self.events and (scope is None or scope in self.scopes)

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any], **more: Any) -> "SlackApp":
        """The app as its manifest describes it, and no more than that."""
        return cls(**more).takes(manifest)

    def takes(self, manifest: Mapping[str, Any]) -> "SlackApp":
        """Be as this manifest says from now on; secrets and installations stay."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        oauth = manifest.get("oauth_config", {})
        self.name = features["bot_user"]["display_name"]
        self.scopes = tuple(oauth["scopes"]["bot"])
        self.redirect_uris = tuple(oauth.get("redirect_urls", ()))
        self.events = tuple(settings.get("event_subscriptions", {}).get("bot_events", ()))
        self.commands = tuple(one["command"] for one in features.get("slash_commands", ()))
        self.offered = tuple(features.get("shortcuts", ()))
        self.shortcuts = tuple(one["callback_id"] for one in self.offered)
        self.unfurl_domains = tuple(features.get("unfurl_domains", ()))
        return self
