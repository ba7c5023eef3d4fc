"""What somebody was told, as he reads it."""

from core.kit.actor import Actor
from core.kit.card import Card
from core.kit.words import Words
from core.models import Notification
from core.notifications.compose import Told, compose
from core.notifications.load import load_kinds


async def kinds_told(actor: Actor) -> list[str]:
    """The names of what this person was told, in order."""
    return [row.kind for row in await Notification.filter(receiver_id=actor.user_id).order_by("id")]


async def last_card(actor: Actor, kind: str) -> Card:
    """The newest card of this kind as it stands now."""
    load_kinds()
    row = await Notification.filter(receiver_id=actor.user_id, kind=kind).order_by("-id").first()
    assert row is not None, f"{actor.name} was not told {kind} but {await kinds_told(actor)}"
    return compose(Told.of(row), Words(actor.locale, actor.zone))


def acts(card: Card) -> list[str]:
    """What its buttons do."""
    return [button.act for button in card.buttons]
