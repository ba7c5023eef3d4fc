"""An Action is answered in one step: a command, or a press on a card."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.errors import NotFound
from core.kit.words import Text


@dataclass(frozen=True, slots=True)
class Press:
    """Who pressed (or typed) what, when; `args` as the button carried them, or the typed words."""

    actor: Actor
    args: tuple[str, ...]
    now: datetime

    def id(self, index: int = 0) -> int:
        """A row id among the args; a mangled one answers like a missing thing."""
        value = self.args[index] if index < len(self.args) else ""
        if not value.isascii() or not value.isdigit() or len(value) > 18:
            raise NotFound
        return int(value)


@dataclass(frozen=True, slots=True)
class Look:
    """What draws a card again when something on it has changed: an action that only shows, and its args."""

    name: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer: a short toast, a card in place of the pressed one, or a new card."""

    toast: Text | None = None
    """Shown to the presser alone; the pressed card itself is kept in step by delivery."""
    card: Card | None = None
    """A new message to the presser (or, with `in_place`, the pressed message drawn again)."""
    in_place: bool = False
    look: Look | None = None
    """What the card shows, where another action shows it too."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing done at once; `name` is its command and its file's name."""

    name: str
    roles: frozenset[Role]
    run: Callable[[Press], Awaitable[Reply]]
    description: str = ""
    """One sentence for help and the menus (≤ 100); empty: only a button, not a command."""
    menu: bool = field(default=True)
    about: str = ""
    """The noun of the thing its first arg names, such as `job`."""
    looks: bool = False
    """It only shows, so that its card is kept in step by running it again."""

    def subject(self, args: tuple[str, ...]) -> str:
        """The thing it is about, such as `job:12`; empty where it names none."""
        return f"{self.about}:{args[0]}" if self.about and args and args[0].isdecimal() else ""
