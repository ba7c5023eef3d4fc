"""What a digest says, before it is known who reads it: parts of lines, figures, the bars of a picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.wire import pack, unpack
from core.kit.words import Text

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know or do; `id` tells it apart within its part, `subject` is what ends it."""

    id: int
    text: Text
    subject: str
    buttons: tuple[Button, ...] = ()
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one section; `total` counts those left out as well."""

    section: str
    title: str
    lines: tuple[Line, ...]
    total: int
    more: Button | None = None
    is_dated: bool = False
    """What ended here was over, and need not have been done."""

    @property
    def open(self) -> int:
        """How many of them wait."""
        return self.total - sum(line.is_done for line in self.lines)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name."""

    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a picture: how long it is, and what stands beside it."""

    label: Text | date
    """A day stands for its month."""
    size: float
    shown: Any


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars under one heading; where there is a goal, its mark stands at this size."""

    title: str
    bars: tuple[Bar, ...]
    goal: float = 0


@dataclass(frozen=True, slots=True)
class Content:
    """All of one digest."""

    role: Role
    day: date
    parts: tuple[Part, ...] = ()
    figures: tuple[Figure, ...] = ()
    panels: tuple[Panel, ...] = field(default=())

    @property
    def lines(self) -> Iterator[Line]:
        return (line for part in self.parts for line in part.lines)

    @property
    def subjects(self) -> list[str]:
        """What the lines are about, each once."""
        return list(dict.fromkeys(line.subject for line in self.lines if line.subject))

    def with_done(self, still_open: Mapping[str, set[int]]) -> Self:
        """The same, where each line that is no more among the open ones of its section is done."""
        return replace(
            self,
            parts=tuple(
                replace(
                    part,
                    lines=tuple(
                        replace(line, is_done=line.id not in still_open.get(part.section, set()))
                        for line in part.lines
                    ),
                )
                for part in self.parts
            ),
        )

    def packed(self) -> Json:
        """As JSON."""
        packed: Json = pack(
            {
                "role": self.role.value,
                "day": self.day,
                "parts": [_part(part) for part in self.parts],
                "figures": [[figure.label, figure.value] for figure in self.figures],
                "panels": [
                    [panel.title, [[bar.label, bar.size, bar.shown] for bar in panel.bars], panel.goal]
                    for panel in self.panels
                ],
            }
        )
        return packed

    @classmethod
    def read(cls, packed: Json) -> Self:
        """What `packed` wrote."""
        told = unpack(packed)
        return cls(
            role=Role(told["role"]),
            day=told["day"],
            parts=tuple(_part_from(part) for part in told["parts"]),
            figures=tuple(Figure(*figure) for figure in told["figures"]),
            panels=tuple(
                Panel(title, tuple(Bar(*bar) for bar in bars), goal) for title, bars, goal in told["panels"]
            ),
        )


def _part(part: Part) -> Json:
    return {
        "section": part.section,
        "title": part.title,
        "total": part.total,
        "dated": part.is_dated,
        "more": _button(part.more) if part.more else None,
        "lines": [
            [line.id, line.text, line.subject, [_button(one) for one in line.buttons]] for line in part.lines
        ],
    }


def _part_from(told: Json) -> Part:
    return Part(
        section=told["section"],
        title=told["title"],
        lines=tuple(
            Line(number, text, subject, tuple(_button_from(one) for one in buttons))
            for number, text, subject, buttons in told["lines"]
        ),
        total=told["total"],
        more=_button_from(told["more"]) if told["more"] else None,
        is_dated=told.get("dated", False),
    )


def _button(button: Button) -> list[Any]:
    return [button.label, button.act, list(button.args), button.style.value, button.confirm]


def _button_from(told: list[Any]) -> Button:
    label, act, args, style, confirm = told
    return Button(label, act, tuple(args), Style(style), confirm)
