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


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value: label above or before, value beside."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """One message: its title begins the notification of every chat, so it tells the news."""

    title: str
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    footer: str = ""
    """The quiet line below, e.g. who did it and when."""
    attachments: tuple[Attachment, ...] = ()
    link_preview: bool = field(default=False)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    def plain(self) -> str:
        """The same as text, for screen readers, e-mail and previews."""
        facts = [f"{fact.label}: {fact.value}" for fact in self.facts]
        return "\n".join(part for part in (self.title, *self.lines, *facts, self.footer) if part)
