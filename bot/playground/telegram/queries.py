"""Presses on inline buttons, each waiting to be answered once and soon."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.errors import bad_request

LIFE = timedelta(seconds=15)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Press:
    """One press; the small wheel on the button turns until it is answered."""

    id: str
    person_id: int
    at: datetime
    answered: bool = False
    text: str = ""
    show_alert: bool = False
    url: str = ""


@dataclass(frozen=True)
class Alert:
    """What a person saw in answer to a press."""

    text: str
    show_alert: bool


@dataclass
class QueryDesk:
    """Every press of this bot's buttons."""

    presses: dict[str, Press] = field(default_factory=dict)

    def open(self, person_id: int, at: datetime) -> Press:
        press = Press(str(4_000_000_000_000_000 + len(self.presses) + 1), person_id, at)
        self.presses[press.id] = press
        return press

    def answer(self, ask: Ask, now: datetime) -> Press:
        """Stop the wheel and show the words, or refuse."""
        press = self.presses.get(ask.text("callback_query_id"))
        if press is None or press.answered or now - press.at > LIFE:
            raise bad_request(TOO_OLD)
        if len(ask.text("text")) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        press.answered = True
        press.text, press.url = ask.text("text"), ask.text("url")
        press.show_alert = ask.flag("show_alert")
        return press

    def alerts(self, person_id: int) -> list[Alert]:
        mine = (press for press in self.presses.values() if press.person_id == person_id)
        return [Alert(press.text, press.show_alert) for press in mine if press.text]
