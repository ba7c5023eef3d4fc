"""What any chat can show: a card of lines and buttons, told in one person's words."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class Style(StrEnum):
    """How much a button weighs; the label alone must carry the meaning."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A press runs `act` (an action's or a form's name) with `args`, short words or ids."""

    label: str
    act: str
    args: tuple[str, ...] = ()
    style: Style = Style.PLAIN
    confirm: str = ""
    """A question asked before a press that cannot be taken back (shown natively in Slack)."""
    url: str = ""
    """A link instead of an act: the press opens it in the browser."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a card; the bytes are loaded only when it is sent."""

    file_id: int
    """0 where the file is made only when it is sent."""
    name: str
    media_type: str
    make: str = ""
    """What makes it then and of which row, such as `invoice_pdf:12`."""
    alt: str = ""
    """A picture's words, for who does not see it; a file that has them is shown as a picture."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value: label above or before, value beside."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a group, and beside it what can be done about it."""

    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; where there are more than are shown, a button leads to all."""

    title: str
    items: tuple[Item, ...]
    more: Button | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        own = tuple(button for item in self.items for button in item.buttons)
        return (*own, self.more) if self.more is not None else own

    def plain(self) -> str:
        return "\n".join((f"\n{self.title}", *(f"- {item.text}" for item in self.items)))


@dataclass(frozen=True, slots=True)
class Card:
    """One message: its title begins the notification of every chat, so it tells the news."""

    title: str
    lines: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    facts: tuple[Fact, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    footer: str = ""
    """The quiet line below, e.g. who did it and when."""
    attachments: tuple[Attachment, ...] = ()
    link_preview: bool = field(default=False)

    @property
    def buttons(self) -> tuple[Button, ...]:
        grouped = tuple(button for group in self.groups for button in group.buttons)
        return (*grouped, *(button for row in self.rows for button in row))

    def plain(self) -> str:
        """The same as text, for screen readers, e-mail and previews."""
        groups = [group.plain() for group in self.groups]
        facts = [f"{fact.label}: {fact.value}" for fact in self.facts]
        told = (self.title, *self.lines, *groups, *facts, self.footer)
        return "\n".join(part for part in told if part)
