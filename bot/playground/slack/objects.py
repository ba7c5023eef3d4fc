"""Block Kit's texts, options and dialogs (docs.slack.dev/reference/block-kit/composition-objects)."""

import re
from typing import Any

from bot.playground.slack.schema import (
    Complaints,
    Rule,
    at_least_one,
    boolean,
    complain,
    exactly_one,
    listing,
    one_of,
    record,
    string,
    typed,
)

ID = string(255)
URL = string(3000, pattern=lambda value: re.match(r"https?://\S+$", value) is not None)


def link(value: Any, at: str, complaints: Complaints) -> None:
    """Where a button leads: any scheme, 3,000 characters."""
    string(3000, pattern=lambda text: re.match(r"[a-z][a-z0-9+.-]*:\S+$", text) is not None)(
        value, at, complaints
    )


def plain(most: int) -> Rule:
    """A plain_text object."""
    return typed(
        {"plain_text": record({"type": string(), "text": string(most, least=1)}, {"emoji": boolean})},
        "text",
    )


def mrkdwn(most: int) -> Rule:
    """A mrkdwn object."""
    return typed({"mrkdwn": _marked(most)}, "text")


def text(most: int = 3000) -> Rule:
    """A plain_text or mrkdwn object."""
    return typed(
        {
            "plain_text": record({"type": string(), "text": string(most, least=1)}, {"emoji": boolean}),
            "mrkdwn": _marked(most),
        },
        "text",
    )


def _marked(most: int) -> Rule:
    return record({"type": string(), "text": string(most, least=1)}, {"verbatim": boolean})


def option(label: Rule, *, url: bool = False) -> Rule:
    """One choice of a menu; only an overflow menu's may carry a link."""
    optional: dict[str, Rule] = {"description": plain(75)}
    if url:
        optional["url"] = link
    return record({"text": label, "value": string(150)}, optional)


def marked_option(value: Any, at: str, complaints: Complaints) -> None:
    """A choice of checkboxes or radio buttons, which may be marked up."""
    record({"text": text(75), "value": string(150)}, {"description": text(75)})(value, at, complaints)


PLAIN_OPTION = option(plain(75))
LINK_OPTION = option(plain(75), url=True)
OPTION_GROUP = record({"label": plain(75), "options": listing(PLAIN_OPTION, 100, least=1)})

CONFIRM = record(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)

DISPATCH = record(
    {"trigger_actions_on": listing(one_of("on_enter_pressed", "on_character_entered"), 2, least=1)},
)

CONVERSATIONS = record(
    {},
    {
        "include": listing(one_of("im", "mpim", "private", "public"), 4, least=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)

SLACK_FILE = record({}, {"id": string(), "url": string()}, exactly_one("id", "url"))


def values_differ(value: Any, at: str, complaints: Complaints) -> None:
    """Two choices with one value could not be told apart."""
    groups = value.get("option_groups")
    listings = [group.get("options") for group in groups if isinstance(group, dict)] if groups else []
    for options in [value.get("options"), *listings]:
        values = [one.get("value") for one in options or [] if isinstance(one, dict)]
        if len(set(values)) < len(values):
            complain(complaints, f"{at}/options", "option values must be unique")
