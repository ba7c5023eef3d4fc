"""What the core asks of the world outside, as small as the caller needs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from core.kit.card import Card
from core.kit.words import Words


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person's chat is: workspace (Slack team, else empty) and chat (channel or chat id)."""

    channel: str
    workspace: str
    chat: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it stands in a chat now, enough to edit it later."""

    chat: str
    message: str


class FilesSent(Protocol):
    """Which files of a card its chat has already, where a try before this one got that far."""

    ids: tuple[str, ...]
    """The chat's own ids, in the order of the card's attachments."""

    async def add(self, *ids: str) -> None:
        """Remember these too, whatever becomes of the rest of the card."""
        ...


class ChatTransport(Protocol):
    """Shows cards in one chat platform. Raises Unavailable, Unreachable or Rejected."""

    async def send(
        self, to: Address, card: Card, words: Words, *, silent: bool = False, sent: FilesSent | None = None
    ) -> Shown:
        """Show a card below all others; its files that are `sent` already are not sent again."""
        ...

    async def update(self, to: Address, shown: Shown, card: Card, words: Words) -> Shown:
        """Draw it anew, and tell where it stands now: one that cannot be edited is replaced below."""
        ...


class CardEditor(ChatTransport, Protocol):
    """Also changes a card where it stands, or not at all."""

    async def redraw(self, to: Address, shown: Shown, card: Card, words: Words) -> None:
        """Draw it anew where it stands. Raises CardGone where that is not possible any more."""
        ...


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """Bytes copied out of a chat."""

    name: str
    content: bytes


class FileTransport(Protocol):
    """Copies a file a person sent out of its chat, refusing more than `limit` bytes."""

    async def fetch(self, workspace: str, reference: str, *, limit: int) -> FetchedFile: ...


@dataclass(frozen=True, slots=True)
class Task:
    """One outbox row as a performer sees it."""

    id: int
    kind: str
    lane: str
    payload: dict[str, Any]
    attempts: int


Performer = Callable[[Task], Awaitable[str | None]]
"""Does the slow effect of one kind of row and returns the provider's id for it, if any.

For an effect that may happen at most once, Unavailable promises that it did not happen; whoever cannot
promise it lets the error of the client through, and the row is left unknown for somebody to decide.
"""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A file that goes with a mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """What is seen within a mail; `cid` is its name there."""

    cid: str
    alt: str
    file: LetterFile


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one person, in that person's words."""

    to: str
    subject: str
    text: str
    files: tuple[LetterFile, ...] = ()
    reference: str = ""
    """The same for every try of the same mail."""
    html: str = ""
    """The same words, with the pictures."""
    pictures: tuple[Picture, ...] = ()
    leave: str = ""
    """Where one press ends mails of this sort; empty where none may."""


class MailCarrier(Protocol):
    """Hands mails in and returns their ids. Raises Unavailable, Unreachable or Rejected."""

    async def carry(self, letter: Letter) -> str: ...
