"""Remember the cards people look at, and draw each again as its reader may see it now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.action import Look, Press
from bot.forms.closing import card_from, result_of
from bot.forms.finding import PAGE_SIZE, unfinished
from bot.registry import Registry
from bot.welcome import drafts_card
from core.delivery.composed import card_hash
from core.delivery.lane_names import channel_of
from core.delivery.looked import Seen, forget, look_again, remember
from core.drafts.left_cards import list_of
from core.kit.actor import Actor
from core.kit.card import Button, Card
from core.kit.clock import Clock
from core.kit.errors import Refusal
from core.kit.words import Words
from core.models import LookedCard
from core.people.identify import actor_of
from core.ports import Shown

HOME = "home"
"""In place of a look: Slack's start page, which is drawn from several."""
DRAFTS = "drafts"
"""In place of a look: what somebody has begun, from behind the draft in its args."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Keeps in step what no news shows: answers to commands, closing cards, lists with buttons."""

    registry: Registry
    clock: Clock

    async def remember(
        self,
        reader: int | None,
        card: Card,
        look: Look | None,
        *,
        lane: str,
        shown: Shown,
        in_place: bool = False,
        known: bool = False,
    ) -> None:
        """Keep this card in step, if anything on it can change; a card of nobody known is not kept.

        One that is `known` is kept with what it shows now, or each change of its thing would draw it again.
        """
        if reader is None or not (known or self.can_change(card, look)):
            if in_place:
                await forget(lane, shown)
            return
        subjects = list(self._subjects(card))
        if look is not None:
            subjects.append(list_of(reader) if look.name == DRAFTS else self._of(look))
        seen = Seen(
            user_id=reader,
            lane=lane,
            look=look.name if look else "",
            args=look.args if look else (),
            card=None if look else result_of(card),
            subjects=[one for one in subjects if one],
            shown_hash=card_hash(card),
        )
        await remember(seen, shown, now=self.clock.now())

    async def remember_home(self, reader: int, cards: list[Card], *, lane: str, chat: str) -> None:
        """Keep the start page in step: its news has buttons."""
        subjects = [subject for card in cards for subject in self._subjects(card)]
        subjects.append(_home_of(reader))
        seen = Seen(user_id=reader, lane=lane, look=HOME, subjects=subjects)
        await remember(seen, Shown(chat, HOME), now=self.clock.now())

    async def home_changed(self, reader: int) -> None:
        """A conversation of his has ended: where he ever opened the start page, it is drawn anew."""
        await look_again([_home_of(reader)], now=self.clock.now())

    async def again(self, row: LookedCard) -> tuple[Card, Words]:
        """The card as it is true now; what its reader may no longer see says so."""
        try:
            actor = replace(await actor_of(row.user_id), channel=channel_of(row.lane))
        except Refusal as refusal:
            return Card(Words()(refusal.text)), Words()
        words = Words(actor.locale, actor.zone)
        if not row.look:
            return await self._living(actor, card_from(row.card)), words
        if row.look == DRAFTS:
            before = int(row.args[0]) if row.args else None
            begun = await unfinished(actor.user_id, before, PAGE_SIZE + 1)
            return drafts_card(begun, self.registry, words), words
        try:
            reply = await self.registry.actions[row.look].run(Press(actor, tuple(row.args), self.clock.now()))
        except Refusal as refusal:
            return Card(words(refusal.text)), words
        return reply.card or Card(words(reply.toast or "")), words

    # What can be done from a card.

    def can_change(self, card: Card, look: Look | None) -> bool:
        """A card which only leads to others is no promise; one that offers an act, or shows one thing, is."""
        if look is not None and look.name == DRAFTS:
            return bool(card.rows)
        return any(self._is_act(button) for button in card.buttons) or bool(look and self._of(look))

    def _is_act(self, button: Button) -> bool:
        action = self.registry.actions.get(button.act)
        form = self.registry.forms.get(button.act)
        return (form is not None and form.needs_subject) or bool(action and action.about and not action.looks)

    def _subjects(self, card: Card) -> Iterator[str]:
        for button in card.buttons:
            form = self.registry.forms.get(button.act)
            if form is not None and button.args and (form.needs_subject or ":" in button.args[0]):
                yield button.args[0]
            elif subject := self._of(Look(button.act, button.args)):
                yield subject

    def _of(self, look: Look) -> str:
        action = self.registry.actions.get(look.name)
        return action.subject(look.args) if action else ""

    async def _living(self, actor: Actor, card: Card) -> Card:
        """Without the buttons whose conversation would refuse to begin."""
        rows = [
            tuple([button for button in row if await self._would_begin(actor, button)]) for row in card.rows
        ]
        return replace(card, rows=tuple(row for row in rows if row))

    async def _would_begin(self, actor: Actor, button: Button) -> bool:
        form = self.registry.forms.get(button.act)
        if form is None or not form.needs_subject:
            return True
        try:
            await form.begin(actor, button.args[0] if button.args else "", self.clock.now())
        except Refusal:
            return False
        return True


def _home_of(reader: int) -> str:
    """The start page of one person, as a thing that changes."""
    return f"home:{reader}"
