"""Things which are good for a while and for so many uses: trigger ids, response addresses, install codes."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_LIFE = timedelta(minutes=30)
RESPONSE_USES = 5
CODE_LIFE = timedelta(minutes=10)
SOCKET_LIFE = timedelta(seconds=30)

T = TypeVar("T")


class Unknown(Exception):
    """No such ticket was ever issued."""


class Spent(Exception):
    """The ticket has been used as often as it may be."""


class Expired(Exception):
    """The ticket is too old."""


@dataclass
class _Ticket(Generic[T]):
    what: T
    expires: datetime
    left: int


@dataclass
class Tickets(Generic[T]):
    """Issues tickets for something and takes them back, by the given clock's time."""

    life: timedelta
    uses: int = 1
    _issued: dict[str, _Ticket[T]] = field(default_factory=dict)

    def issue(self, what: T, now: datetime, *, name: str = "") -> str:
        name = name or secrets.token_urlsafe(18)
        self._issued[name] = _Ticket(what, now + self.life, self.uses)
        return name

    def knows(self, name: str) -> bool:
        """Whether it was issued here, used up or not."""
        return name in self._issued

    def spend(self, name: str, now: datetime) -> T:
        """What the ticket stands for; used up too often or too late it is refused, in that order."""
        ticket = self._issued.get(name)
        if ticket is None:
            raise Unknown(name)
        if ticket.left <= 0:
            raise Spent(name)
        if now > ticket.expires:
            raise Expired(name)
        ticket.left -= 1
        return ticket.what


@dataclass(frozen=True)
class Trigger:
    """What a trigger id lets the app do: show a view to this person, from this view if it came from one."""

    user: str
    view_id: str = ""


@dataclass(frozen=True)
class Reply:
    """Where a response address leads, and which message it came from."""

    user: str
    channel: str
    message_ts: str = ""


@dataclass(frozen=True)
class Install:
    """What an install code stands for."""

    user: str
    scopes: tuple[str, ...]
    redirect_uri: str
