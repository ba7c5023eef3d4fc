"""What a chat newly shows a person after an act, and whether all of it is fit to be shown."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import structlog.testing

from bot.playground.traffic import Exchange, Traffic
from tests.chat import InSlack, InTelegram, spoken

Chat = InSlack | InTelegram
LOUD = ("warning", "error", "critical", "exception")
UNFIT = re.compile(
    r"Something went wrong|\{\w*\}|\bNone\b|Decimal\(|datetime\.|<class|object at 0x|\bRole\.|\[\]|  \S.*  "
)
"""An apology, a placeholder nobody filled, or Python's own words."""
HARMLESS = ("message is not modified", "there is no text in the message to edit")
"""What is tried and then done otherwise: a card that is the same, a card that is a file's caption."""

CLOSED_MODAL = ("views.update", '"not_found"')
"""Slack tells nobody that a modal was closed: whoever draws it anew learns so by this answer."""


@dataclass
class Eyes:
    """One person before one chat; `look` tells what is new there since the last look."""

    chat: Chat
    seen: dict[str, str] = field(default_factory=dict)

    def look(self) -> str:
        """All that appeared or changed, in order."""
        now = dict(_in_slack(self.chat) if isinstance(self.chat, InSlack) else _in_telegram(self.chat))
        new = [text for key, text in now.items() if self.seen.get(key) != text]
        self.seen = now
        return "\n".join(new)


def _in_slack(chat: InSlack) -> Iterator[tuple[str, str]]:
    for message in chat.account.messages():
        if message.bot_id:
            yield f"message {message.ts}", spoken(message.blocks) or message.text
    for view in chat.account.stack():
        # Drawn anew it has another hash, and says that it was answered even when the words are the same.
        errors = [f"{key}: {error}" for key, error in view.errors.items()]
        words = spoken([{"text": view.content["title"]}, *view.blocks])
        yield f"view {view.id} {view.hash}", "\n".join([words, *errors])
    home = chat.account.home()
    if home is not None:
        yield f"home {home.hash}", spoken(home.blocks)
    for number, toast in enumerate(chat.account.toasts()):
        yield f"toast {number}", f"Slack itself: {toast.error} {toast.text}"


def _in_telegram(chat: InTelegram) -> Iterator[tuple[str, str]]:
    for message in chat.account.heard():
        yield f"message {message.id}", "\n".join([message.text, *message.button_texts])
    for number, alert in enumerate(chat.account.alerts()):
        yield f"alert {number}", alert.text


def unfit(text: str) -> str:
    """What in this text nobody should read; empty when all is well."""
    found = UNFIT.search(text)
    return found[0] if found else ""


def is_sentence(text: str) -> bool:
    """Begins like one and ends like one."""
    return bool(re.match(r"[A-Z0-9“₹]", text)) and text.rstrip()[-1] in ".!?”)"


@dataclass
class Wire:
    """What the strict local platforms refused since the last look."""

    traffic: Traffic
    last: Exchange | None = None

    def refusals(self) -> list[str]:
        new: list[Exchange] = []
        for exchange in reversed(self.traffic.last(500)):
            if exchange is self.last:
                break
            new.append(exchange)
        self.last = new[0] if new else self.last
        return [f"{one.method}: {one.response[:300]}" for one in reversed(new) if _was_refused(one)]


def _was_refused(exchange: Exchange) -> bool:
    if any(words in exchange.response for words in HARMLESS):
        return False
    method, error = CLOSED_MODAL
    if exchange.method == method and error in exchange.response:
        return False
    said_no = re.search(r'"ok": ?false', exchange.response) is not None
    return exchange.status >= 400 or (said_no and exchange.direction == "out")


@contextmanager
def quiet_logs() -> Iterator[list[str]]:
    """Collects everything logged at warning or above, by us or by a library."""
    loud: list[str] = []
    handler = _Collecting(loud)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        with structlog.testing.capture_logs() as entries:
            yield loud
            loud += [_said(entry) for entry in entries if entry["log_level"] in LOUD]
    finally:
        root.removeHandler(handler)


def _said(entry: Any) -> str:
    return " ".join(f"{key}={value}" for key, value in entry.items())


class _Collecting(logging.Handler):
    def __init__(self, loud: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.loud = loud

    def emit(self, record: logging.LogRecord) -> None:
        self.loud.append(f"{record.name}: {record.getMessage()}")
