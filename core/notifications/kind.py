"""A kind of notification: what its card says, and which act it waits for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import Text, Words
from core.notifications.due import Due

Params = dict[str, Any]
Rows = Sequence[Sequence[Button]]


def _no_rows(params: Params) -> Rows:
    return ()


@dataclass(frozen=True, slots=True)
class NotificationKind:
    """Told once per event; `category` is one of the names of the catalogue.

    Texts are msgids over the params; `facts` maps a label's msgid to the param it shows.
    """

    name: str
    category: str
    title: str
    to: tuple[Role, ...] = ()
    """The hats of those who hear of it; the manager stands in where there is no recruiter or accountant."""
    why: str = ""
    """What has happened, as the answer to "why did I get this?"."""
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    awaits: str = ""
    """The act whose doing ends the wait; empty where nothing is asked."""
    due: Due | None = None
    """By when it should be done; every awaited act has a rule."""
    rows: Callable[[Params], Rows] = _no_rows
    """Buttons shown until the act is done."""
    after_rows: Callable[[Params], Rows] = _no_rows
    """Buttons that stay useful afterwards (read the job, open the PDF)."""
    priority: int = 1
    """0 answers a person, 1 tells news, 2 reminds, 3 is a digest."""
    urgent: bool = False
    """May pass quiet hours where the person allows it."""
    low: bool = False
    """Nice to know: comes without a sound where the chat can be silent (in Telegram; Slack cannot)."""
    draw: Callable[[Params, Words], Card] | None = None
    """Composes the whole card, where texts over the params are not enough."""
    look: str = ""
    """The action that draws the card again, from the param of the same name, when something on it changes."""
    receipt: bool = False
    """Told to the very person who acts, too, because it says what his chat does not show him otherwise."""


@dataclass(slots=True)
class Catalogue:
    """All kinds by name; a name is taken once."""

    kinds: dict[str, NotificationKind] = field(default_factory=dict)

    def add(self, kind: NotificationKind) -> NotificationKind:
        if kind.name in self.kinds:
            raise ValueError(f"two notification kinds are named {kind.name}")
        self.kinds[kind.name] = kind
        return kind


CATALOGUE = Catalogue()


def kind(name: str, category: str, title: str, **more: Any) -> NotificationKind:
    """Declare a kind of notification in the catalogue."""
    return CATALOGUE.add(NotificationKind(name, category, title, **more))


Outcome = Text
"""What a settled card says of the act, e.g. Text(N_("Approved by {name}"), {...})."""
