"""What the person was asked to do and has not done, a page after the other."""

from dataclasses import replace

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.notifications.compose import Told, compose
from core.people.queries import Awaited, awaited


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    page = await awaited(press.actor, before=press.id() if press.args else None)
    cards = waiting_cards(page, words)
    if not cards:
        return Reply(card=Card(words(N_("Nothing waits for you."))), in_place=True)
    lines = tuple(f"{number}. {card.title}" for number, card in enumerate(cards, start=1))
    rows = tuple(
        tuple(replace(button, label=f"{number} · {button.label}"[:75]) for button in row)
        for number, card in enumerate(cards, start=1)
        for row in card.rows
    )
    title = words(N_("Waiting for you: {count}"), count=page.count)
    return Reply(card=Card(title, lines, rows=rows), in_place=True)


def waiting_cards(page: Awaited, words: Words) -> tuple[Card, ...]:
    """One small card for each, and one that turns the page."""
    cards = [_short(compose(Told.of(row), words)) for row in page.shown]
    if page.older is not None:
        more = Button(words(N_("Show more")), "waiting", (str(page.older),))
        cards.append(Card(words(N_("There is more that waits.")), rows=((more,),)))
    return tuple(cards)


def _short(card: Card) -> Card:
    """The news and its first buttons; a one-time link stands in the message itself alone."""
    first = tuple(button for button in (card.rows[0] if card.rows else ()) if not button.url)[:3]
    return Card(card.title, rows=(first,) if first else (), footer=card.footer)


ACTION = Action(name="waiting", roles=frozenset(Role), run=_run)
