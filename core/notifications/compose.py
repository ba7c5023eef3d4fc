"""The card of a notification, in the words of the person who reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from string import Formatter
from typing import Any, Self

from core.kit.card import Attachment, Button, Card, Fact
from core.kit.wire import unpack
from core.kit.words import N_, Text, Words
from core.models import Notification
from core.notifications.kind import NotificationKind, Params, Rows
from core.notifications.load import kind_named
from core.notifications.nudges import nudge_for


@dataclass(frozen=True, slots=True)
class Done:
    """That the awaited act was done: when, by whom, and what came of it."""

    at: datetime
    by: int | None = None
    outcome: Text = field(default_factory=lambda: Text(""))


@dataclass(frozen=True, slots=True)
class Told:
    """A notification as far as its card needs it."""

    kind: NotificationKind
    params: Params
    attachments: tuple[Attachment, ...] = ()
    due_at: datetime | None = None
    done: Done | None = None
    id: int = 0
    """The row; 0 while it is not written yet."""
    nudges: int = 0
    """How often its reader was reminded."""
    came_again: bool = False
    """A newer message of it stands in the same chat."""

    @classmethod
    def of(cls, row: Notification) -> Self:
        """Read it from its row."""
        return cls.read(
            row.kind,
            params=unpack(row.params),
            attachments=row.attachments,
            due_at=row.due_at,
            done_at=row.done_at,
            done_by=row.done_by_id,
            outcome=Text(row.outcome, unpack(row.outcome_params)),
            id=row.id,
            nudges=row.nudges,
        )

    @classmethod
    def read(
        cls,
        kind: str,
        *,
        params: Params,
        attachments: Sequence[Sequence[Any]],
        due_at: datetime | None,
        done_at: datetime | None,
        done_by: int | None,
        outcome: Text,
        id: int,
        nudges: int,
        came_again: bool = False,
    ) -> Self:
        """Read it from the stored columns, with params unpacked."""
        return cls(
            kind=kind_named(kind),
            params=params,
            attachments=tuple(Attachment(*file) for file in attachments),
            due_at=due_at,
            done=Done(done_at, done_by, outcome) if done_at else None,
            id=id,
            nudges=nudges,
            came_again=came_again,
        )

    @property
    def is_reminder(self) -> bool:
        """Whether its reader was reminded, and the act is awaited still."""
        return bool(self.kind.awaits) and self.nudges > 0 and self.done is None


def compose(told: Told, words: Words) -> Card:
    """Say it; while its act is awaited with the buttons of the act, afterwards with what came of it."""
    kind, params = told.kind, told.params
    if kind.draw is not None:
        return kind.draw(params, words)
    return Card(
        title=_title(told, words),
        lines=_lines(told, words),
        facts=tuple(
            Fact(words(label), str(words.show(params[name])))
            for label, name in kind.facts
            if not _is_empty(params.get(name))
        ),
        rows=tuple(tuple(_say(button, params, words) for button in row) for row in _rows(told)),
        footer=_footer(told, words),
        attachments=told.attachments,
    )


def _lines(told: Told, words: Words) -> tuple[str, ...]:
    return tuple(words(line, **told.params) for line in told.kind.lines if _is_sayable(line, told.params))


def _title(told: Told, words: Words) -> str:
    title = words(told.kind.title, **told.params)
    return words(N_("Reminder: {title}"), title=title) if told.is_reminder and not told.came_again else title


def _footer(told: Told, words: Words) -> str:
    """What came of it; until then by when it should be done."""
    if told.done:
        outcome = words(told.done.outcome) if told.done.outcome.msgid else words(N_("Done"))
        return f"{outcome} · {words.moment(told.done.at)}"
    if told.came_again:
        return words(N_("This came again, further below."))
    if not told.kind.awaits or told.due_at is None:
        return ""
    rule = nudge_for(told.kind)
    if rule is None or not told.is_reminder:
        return words(N_("Please answer by {moment}"), moment=told.due_at)
    text = (
        N_("Reminder {number} of {times} · Please answer by {moment}")
        if rule.before
        else N_("Reminder {number} of {times} · It was to be done by {moment}")
    )
    # The manager may have asked for one more.
    return words(text, number=told.nudges, times=max(rule.times, told.nudges), moment=told.due_at)


def _is_sayable(line: str, params: Mapping[str, Any]) -> bool:
    """A line about something that was left out (a reason, a note) is left out too."""
    names = [name for _, name, _, _ in Formatter().parse(line) if name]
    return not any(_is_empty(params.get(name)) for name in names)


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == []


def _rows(told: Told) -> Rows:
    """The act's buttons only while it is awaited; a button named in both lists appears once."""
    after = told.kind.after_rows(told.params)
    if told.done:
        return after
    if told.came_again:
        return ()
    rows = told.kind.rows(told.params)
    shown = {button for row in rows for button in row}
    rest = (tuple(button for button in row if button not in shown) for row in after)
    return _with_later([*map(tuple, rows), *(row for row in rest if row)], told)


def _with_later(rows: list[tuple[Button, ...]], told: Told) -> Rows:
    """Who is reminded may say when he will think of it; the button stands beside a last one that is alone."""
    if not told.is_reminder:
        return rows
    later = Button(N_("Tomorrow at 9"), "snooze", (str(told.id),))
    alone = rows[-1:] if rows and len(rows[-1]) == 1 and not rows[-1][0].url else []
    return [*rows[: len(rows) - len(alone)], (*(alone[0] if alone else ()), later)]


def _say(button: Button, params: Params, words: Words) -> Button:
    label, confirm = words(button.label, **params), button.confirm and words(button.confirm, **params)
    return replace(button, label=label, confirm=confirm)
