"""The card of a notification, composed once for all who read the same in the same words."""

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import orjson

from core.kit.card import Card
from core.kit.words import Words
from core.notifications.compose import Told, compose

_APART = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
"""A date is not the text that names it, so that two notifications are only taken for one where they are."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a card depends on, written down; the notification itself is not compared."""

    key: bytes
    words: Words
    told: Told = field(compare=False)


def composed(told: Told, words: Words) -> tuple[Card, str]:
    """The card, and the hash that tells whether a chat already shows it."""
    # Only who is reminded has a button that names his own notification.
    own = told.id if told.is_reminder else 0
    depends = (
        told.kind.name,
        told.params,
        [repr(file) for file in told.attachments],
        told.due_at,
        told.done,
        told.nudges,
        told.came_again,
        own,
    )
    return _composed(_Asked(orjson.dumps(depends, default=repr, option=_APART), words, told))


@lru_cache(maxsize=256)
def _composed(asked: _Asked) -> tuple[Card, str]:
    card = compose(asked.told, asked.words)
    return card, card_hash(card)


def card_hash(card: Card) -> str:
    """Tells whether a card in a chat already says this."""
    return blake2b(orjson.dumps(card), digest_size=16).hexdigest()
