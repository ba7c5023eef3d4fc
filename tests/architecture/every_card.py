"""Every kind of notification, with long names and large numbers, as people of every language would get it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from string import Formatter
from typing import Any

from core.kit.card import Card
from core.kit.words import N_, Text, Words
from core.notifications.compose import Done, Told, compose
from core.notifications.kind import NotificationKind
from core.notifications.load import load_kinds
from tests.architecture.measuring import languages

KINDS = load_kinds()
MOMENT = datetime(2026, 12, 30, 18, 30, tzinfo=UTC)
NAME = "Anantharamakrishnan Venkatasubramanian-Bhattacharya"
NUMBER = "999999999999"


class Sample(dict[str, Any]):
    """Whatever a card asks for: a number that is an id and reads as a long name would."""

    def __missing__(self, name: str) -> str:
        return NUMBER


@dataclass(frozen=True, slots=True)
class ToldCard:
    """One card, of what, and to whom it is told."""

    kind: NotificationKind
    words: Words
    card: Card


def sample_params(kind: NotificationKind) -> Sample:
    """Long names for what is said; ids for the rest, which only buttons use."""
    texts = (kind.title, *kind.lines)
    said = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return Sample(dict.fromkeys(said | {name for _, name in kind.facts}, NAME))


def every_card() -> Iterator[ToldCard]:
    """Each kind before and after its act, in every language."""
    outcome = Done(MOMENT, 1, Text(N_("Approved by {name}"), {"name": NAME}))
    for kind in KINDS.values():
        for words in languages():
            for done in (None, outcome):
                told = Told(kind, sample_params(kind), due_at=MOMENT, done=done)
                yield ToldCard(kind, words, compose(told, words))
