"""Addresses in cards: a card names an invitation, and only the sent message carries its token."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.kit.card import Button, Card
from core.kit.words import Words
from core.people.join_token import join_token
from core.ports import Address, CardEditor, FilesSent, Shown

JOIN = "join:"


@dataclass(frozen=True, slots=True)
class Links:
    """Where this house's pages are, and the keys that sign their addresses."""

    base_url: str
    keys: Sequence[bytes]

    def join(self, invitation_id: int) -> str:
        """The page of an invitation."""
        return f"{self.base_url}/join/{join_token(invitation_id, self.keys)}"

    def finish(self, card: Card) -> Card:
        """The card with every address written out."""
        if not any(button.url for button in card.buttons):
            return card
        rows = tuple(tuple(self._button(button) for button in row) for row in card.rows)
        return replace(card, rows=rows)

    def _button(self, button: Button) -> Button:
        if not button.url.startswith(JOIN):
            return button
        return replace(button, url=self.join(int(button.url.removeprefix(JOIN))))


@dataclass(frozen=True, slots=True)
class Linked:
    """A chat transport that writes addresses out at the moment of sending, so that none is kept."""

    transport: CardEditor
    links: Links

    async def send(
        self, to: Address, card: Card, words: Words, *, silent: bool = False, sent: FilesSent | None = None
    ) -> Shown:
        return await self.transport.send(to, self.links.finish(card), words, silent=silent, sent=sent)

    async def update(self, to: Address, shown: Shown, card: Card, words: Words) -> Shown:
        return await self.transport.update(to, shown, self.links.finish(card), words)

    async def redraw(self, to: Address, shown: Shown, card: Card, words: Words) -> None:
        await self.transport.redraw(to, shown, self.links.finish(card), words)
