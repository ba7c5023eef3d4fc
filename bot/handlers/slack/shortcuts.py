"""The shortcuts of the app: what the lightning of the composer and the menu of a message offer."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Literal

from bot.conversations.raise_ticket import from_message
from bot.handlers.slack.origin import Body
from bot.handlers.slack.wire import clip
from core.kit.words import N_
from core.support.rules import TITLE

LEAST_TITLE = 3
UNKNOWN_SHORTCUT = N_("I do not offer this any more. Write “help” to see what I can do.")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Opens the conversation `form`; its name is at most 24 characters long, as Slack demands."""

    form: str
    name: str
    description: str
    kind: Literal["global", "message"] = "global"

    @property
    def callback_id(self) -> str:
        return self.form


SHORTCUTS = (
    Shortcut("post_job", N_("Post job"), N_("Describe a job and send it to an agency")),
    Shortcut("submit_resume", N_("Submit resume"), N_("Send a resume for one of your jobs")),
    Shortcut(
        "raise_ticket",
        N_("Make a ticket from this"),
        N_("Ask support about what this message says"),
        "message",
    ),
)


def shortcut_of(body: Body) -> Shortcut | None:
    """The one that was chosen; None for one we do not offer any more."""
    kind = "message" if body.get("type") == "message_action" else "global"
    found = (one for one in SHORTCUTS if one.callback_id == body.get("callback_id") and one.kind == kind)
    return next(found, None)


def ticket_subject(body: Body) -> str:
    """One draft for each message, so that an unfinished ticket about another is not taken up instead."""
    return f"slack:{_channel(body)}:{_moment(body)}"[:64]


def ticket_answers(body: Body) -> dict[str, Any]:
    """What the ticket is begun with: the message as people read it, and its address."""
    text = readable(str((body.get("message") or {}).get("text") or ""))
    domain = (body.get("team") or {}).get("domain") or "app"
    link = f"https://{domain}.slack.com/archives/{_channel(body)}/p{_moment(body).replace('.', '')}"
    first = clip(next((line.strip() for line in text.splitlines() if line.strip()), ""), TITLE)
    return from_message(text, link) | ({"title": first} if len(first) >= LEAST_TITLE else {})


def _channel(body: Body) -> str:
    return str((body.get("channel") or {}).get("id") or "")


def _moment(body: Body) -> str:
    return str((body.get("message") or {}).get("ts") or body.get("message_ts") or "")


_MARKED = re.compile(r"<(?P<what>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


def readable(text: str) -> str:
    """mrkdwn as plain text (docs.slack.dev, formatting message text)."""
    return unescape(_MARKED.sub(_plain, text)).strip()


def _plain(found: re.Match[str]) -> str:
    what, label = found["what"], found["label"]
    if what.startswith(("@", "#", "!")):
        return f"{what[0]}{label}" if label and what[0] != "!" else label or what.replace("!", "@", 1)
    what = what.removeprefix("mailto:")
    return f"{label} ({what})" if label and label != what else what
