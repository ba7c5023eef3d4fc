"""A chat platform on paper: it records what it is sent, and fails to order."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from core.kit.card import Card
from core.kit.words import Words
from core.ports import Address, FilesSent, Shown


@dataclass(frozen=True, slots=True)
class Written:
    """One card as a chat got it."""

    to: Address
    card: Card
    message: str
    silent: bool = False
    is_update: bool = False


@dataclass
class PaperChat:
    """Fulfils CardEditor; a fault is asked before each message to its chat."""

    name: str
    written: list[Written] = field(default_factory=list)
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    broken: dict[str, Exception] = field(default_factory=dict)
    gate: asyncio.Event | None = None
    """While it is set and closed, messages hang in the air."""
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def send(
        self, to: Address, card: Card, words: Words, *, silent: bool = False, sent: FilesSent | None = None
    ) -> Shown:
        await self._pass(to)
        written = Written(to, card, f"{self.name}{next(self._numbers)}", silent)
        self.written.append(written)
        return Shown(to.chat, written.message)

    async def update(self, to: Address, shown: Shown, card: Card, words: Words) -> Shown:
        await self._pass(to)
        self.written.append(Written(to, card, shown.message, is_update=True))
        return shown

    async def redraw(self, to: Address, shown: Shown, card: Card, words: Words) -> None:
        await self.update(to, shown, card, words)

    def titles(self, chat: str = "") -> list[str]:
        """What a chat was told, in order."""
        return [written.card.title for written in self.written if chat in ("", written.to.chat)]

    def fail_once(self, chat: str, *errors: Exception) -> None:
        """The next messages to this chat end so."""
        self.faults.setdefault(chat, []).extend(errors)

    async def _pass(self, to: Address) -> None:
        self.entered.set()
        if self.gate:
            await self.gate.wait()
        if to.chat in self.broken:
            raise self.broken[to.chat]
        if waiting := self.faults.get(to.chat):
            raise waiting.pop(0)
