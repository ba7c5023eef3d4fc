"""Every kind of notification, with long names and large numbers, as people of every language would get it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from string import Formatter
from typing import Any

from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Text, Words
from core.notifications.compose import Done, Told, compose
from core.notifications.digest_content import Bar, Content, Figure, Line, Panel, Part
from core.notifications.digests import params_of as digest_params
from core.notifications.kind import NotificationKind, Params
from core.notifications.load import load_kinds
from core.notifications.reminders import Waiting
from core.notifications.reminders import params_of as reminders_params
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


def _opens(id: int) -> Button:
    return Button(N_("Open"), "view_job", (str(id),))


def _line(id: int) -> Line:
    said = Text(N_("{name} joined"), {"name": f"{id} {NAME}"})
    return Line(id, said, f"job:{id}", (_opens(id),), is_done=id % 4 == 3)


def _digest() -> Content:
    """As much as a digest ever says: every part full, with figures and a picture."""
    titles = (N_("Job requests"), N_("Interviews"), N_("Marks"), N_("Offers and joining"))
    parts = tuple(
        Part(title, title, tuple(_line(place * 10 + number) for number in range(4)), 9, _opens(place))
        for place, title in enumerate(titles)
    )
    named = Text(N_("{name} joined"), {"name": NAME})
    bars = tuple(Bar(named, size, MOMENT) for size in (0.5, 1.0))
    figures = tuple(Figure(N_("Invoices"), number) for number in range(6))
    return Content(Role.MANAGER, MOMENT.date(), parts, figures, (Panel(N_("Profiles"), bars),))


def _reminders() -> Params:
    """As many acts on one card as a person is reminded of at once."""
    awaited = [kind for kind in KINDS.values() if kind.awaits and kind.draw is None]
    acts = [
        Waiting(
            number,
            kind,
            sample_params(kind, f"{number} {NAME}"),
            MOMENT,
            f"job:{number}",
            is_done=number == 3,
        )
        for number, kind in enumerate(awaited[:12], start=1)
    ]
    return reminders_params(acts, MOMENT)


DRAWN: dict[str, Callable[[], Params]] = {
    "digest": lambda: digest_params(int(NUMBER), _digest(), MOMENT),
    "reminders": _reminders,
}
"""Kinds that compose their card themselves, from params of their own shape."""


def sample_params(kind: NotificationKind, name: str = NAME) -> Sample:
    """Long names for what is said; ids for the rest, which only buttons use."""
    if kind.draw is not None:
        return Sample(DRAWN[kind.name]())
    texts = (kind.title, *kind.lines)
    said = {param for text in texts for _, param, _, _ in Formatter().parse(text) if param}
    return Sample(dict.fromkeys(said | {shown for _, shown in kind.facts}, name))


def every_card() -> Iterator[ToldCard]:
    """Each kind before and after its act, in every language."""
    outcome = Done(MOMENT, 1, Text(N_("Approved by {name}"), {"name": NAME}))
    for kind in KINDS.values():
        for words in languages():
            for done in (None, outcome):
                told = Told(kind, sample_params(kind), due_at=MOMENT, done=done)
                yield ToldCard(kind, words, compose(told, words))
