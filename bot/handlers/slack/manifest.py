"""The manifest from which Slack makes the app: what the handlers use, and nothing else.

docs.slack.dev/reference/app-manifest
"""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from bot.handlers.slack.events import ENDS
from bot.handlers.slack.install import CALLBACK
from bot.handlers.slack.scopes import scopes
from bot.handlers.slack.shortcuts import SHORTCUTS
from bot.handlers.slack.wire import MAIN_COMMANDS
from bot.registry import Registry
from core.kit.actor import Role

Json = dict[str, Any]
EVENTS_PATH = "/slack/events"
NAMES = {"prod": "HireSync", "dev": "HireSync Dev"}
COMMANDS = dict(zip(("prod", "dev"), MAIN_COMMANDS, strict=True))
DESCRIPTION = "Run your recruiting agency from Slack: jobs, resumes, interviews, offers and invoices."
LONG_DESCRIPTION = (
    "HireSync runs a recruiting agency from its chats. Clients post jobs, recruiters send resumes, "
    "interviewers give marks, candidates accept offers and accountants send invoices, each in Slack or in "
    "Telegram, whichever they use.\n\n"
    "The app's Home is your inbox: what waits for your decision, today's interviews, marks to give and "
    "conversations to take up again. A command opens a form; an approval is one press on a card, and the "
    "card is kept in step for everybody who has it. A draft begun in one chat is finished in the other.\n\n"
    "It reads only what is written to it. Candidates' names and resumes are shown in direct messages alone, "
    "people of other companies in shared channels are shown nothing, and removing the app erases its token."
)
COLOR = "#2c1233"
MOST_HINT = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of app it is to be."""

    env: Literal["dev", "prod"] = "prod"
    mode: Literal["socket", "http"] = "socket"
    public_url: str = ""
    """Where browsers reach the house; without it there are no installations by OAuth and no previews."""

    @property
    def address(self) -> str:
        return self.public_url.rstrip("/")


def manifest(wish: Wish, registry: Registry) -> Json:
    """As Slack takes it, at api.slack.com/apps."""
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": NAMES[wish.env],
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": COLOR,
        },
        "features": _features(wish, registry),
        "oauth_config": _oauth(wish),
        "settings": _settings(wish),
    }


def event_names(*, with_pages: bool) -> list[str]:
    """As the manifest calls them: only words said to the app alone are asked for, never a channel's."""
    heard = {"message.im", "app_home_opened", *ENDS, *(("link_shared",) if with_pages else ())}
    return sorted(heard)


def _features(wish: Wish, registry: Registry) -> Json:
    features: Json = {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": NAMES[wish.env], "always_online": True},
        "shortcuts": [
            {
                "name": one.name,
                "type": one.kind,
                "callback_id": one.callback_id,
                "description": one.description,
            }
            for one in SHORTCUTS
        ],
        "slash_commands": [_command(wish, registry)],
    }
    if wish.address:
        features["unfurl_domains"] = [urlsplit(wish.address).hostname]
    return features


def _command(wish: Wish, registry: Registry) -> Json:
    command = {
        "command": f"/{COMMANDS[wish.env]}",
        "description": "Everything HireSync can do; help lists it for your role",
        "usage_hint": _hint(registry),
        "should_escape": False,
    }
    return command | ({"url": f"{wish.address}{EVENTS_PATH}"} if wish.mode == "http" else {})


def _hint(registry: Registry) -> str:
    """As many words of the command as fit, those for everybody first."""
    everybody = ["help", "inbox", "drafts"]
    others = sorted({name for role in Role for name in registry.commands(role)} - set(everybody))
    hint = "help"
    for name in (*everybody[1:], *others):
        if len(hint) + len(name) + 3 > MOST_HINT:
            break
        hint += f" | {name}"
    return f"[{hint}]"


def _oauth(wish: Wish) -> Json:
    given: Json = {"scopes": {"bot": list(scopes(with_pages=bool(wish.address)))}}
    return {"redirect_urls": [f"{wish.address}{CALLBACK}"], **given} if wish.address else given


def _settings(wish: Wish) -> Json:
    """Over HTTP everything comes to one address; Socket Mode needs none."""
    url = f"{wish.address}{EVENTS_PATH}"
    events: Json = {"bot_events": event_names(with_pages=bool(wish.address))}
    interactivity: Json = {"is_enabled": True}
    if wish.mode == "http":
        events = {"request_url": url, **events}
        interactivity |= {"request_url": url, "message_menu_options_url": url}
    return {
        "event_subscriptions": events,
        "interactivity": interactivity,
        "org_deploy_enabled": False,
        "socket_mode_enabled": wish.mode == "socket",
        "token_rotation_enabled": False,
    }
