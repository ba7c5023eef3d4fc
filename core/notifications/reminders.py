"""What reminders add to the catalogue: many on one card, and the word to the manager that nobody answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from core.kit.actor import Role
from core.kit.card import Button, Card, Group, Item
from core.kit.wire import unpack
from core.kit.words import N_, Words
from core.models import Notification
from core.models.enums import NotificationCategory as Category
from core.models.enums import Priority
from core.notifications.groups import GROUP_NAMES, GROUP_OF
from core.notifications.kind import CATALOGUE, NotificationKind, Params, Rows, kind
from core.notifications.nudges import NUDGES

MOST_APART = 3
"""So many reminders at one moment come as cards of their own; more come on one."""
MOST_SHOWN = 10
LOOK = "reminders"
ANY_ACT = "any"
"""Stands for the act that is named with each telling."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One act that is waited for, as far as a reminder shows it."""

    id: int
    kind: NotificationKind
    params: Params
    due_at: datetime | None
    subject: str = ""
    is_done: bool = False

    @classmethod
    def of(cls, row: Notification) -> Self:
        """Read it from its row."""
        return cls(
            id=row.id,
            kind=CATALOGUE.kinds[row.kind],
            params=unpack(row.params),
            due_at=row.due_at,
            subject=row.subject,
            is_done=row.done_at is not None,
        )


def params_of(acts: Sequence[Waiting], now: datetime) -> dict[str, Any]:
    """The params of the notification that brings these on one card."""
    return {
        LOOK: "-".join(str(act.id) for act in acts),
        "items": [[act.id, act.kind.name, act.params, act.due_at] for act in acts],
        "subjects": list(dict.fromkeys(act.subject for act in acts)),
        "as_of": now,
    }


def reminders_card(reminded: Sequence[Waiting], words: Words) -> Card:
    """All of them by what they are about, each beside what ends it."""
    waiting = sum(not one.is_done for one in reminded)
    title = N_("Reminder: {count} thing waits for you", "Reminder: {count} things wait for you")
    shown = reminded[:MOST_SHOWN]
    headings = dict.fromkeys(GROUP_OF[Category(one.kind.category)] for one in shown)
    groups = [
        Group(
            words(GROUP_NAMES[heading]),
            tuple(_item(one, words) for one in shown if GROUP_OF[Category(one.kind.category)] is heading),
        )
        for heading in headings
    ]
    rows = ((Button(words(N_("Everything that waits")), "waiting"),),)
    return Card(
        title=words(title, count=waiting) if waiting else words(N_("All of this is done")),
        groups=tuple(groups),
        rows=rows if waiting else (),
    )


def _item(one: Waiting, words: Words) -> Item:
    title = words(one.kind.title, **one.params)
    if one.is_done:
        return Item(words(N_("✓ Done: {line}"), line=title))
    first: Iterable[Button] = next(iter(one.kind.rows(one.params)), ())
    buttons = tuple(
        replace(
            button,
            label=words(button.label, **one.params),
            confirm=words(button.confirm, **one.params) if button.confirm else "",
        )
        for button in first
    )
    if one.due_at is None:
        return Item(title, buttons)
    day = one.due_at.astimezone(ZoneInfo(words.zone)).date()
    return Item(words(N_("{title}, due on {day}"), title=title, day=day), buttons)


def _draw(params: Params, words: Words) -> Card:
    items = [
        Waiting(number, CATALOGUE.kinds[name], told, due_at) for number, name, told, due_at in params["items"]
    ]
    return reminders_card(items, words)


def _for_manager(params: Params) -> Rows:
    rule, about = NUDGES.get(params["act"]), params["about"]
    again = Button(N_("Remind again"), "remind_again", (params["asked"],))
    rows = [*rule.instead(about)] if rule is not None and isinstance(about, dict) else []
    beside = rows.pop() if rows and len(rows[-1]) == 1 else ()
    return (*rows, (*beside, again))


REMINDERS = kind(
    "reminders",
    Category.REMINDER,
    N_("Several things wait for you"),
    to=tuple(Role),
    why=N_("Several things you were asked to do are due."),
    draw=_draw,
    look=LOOK,
    priority=Priority.REMINDER,
)

NOBODY_ANSWERED = kind(
    "nobody_answered",
    Category.NOBODY_ANSWERED,
    N_("Still waiting for {name}: {task}"),
    to=(Role.MANAGER,),
    why=N_("Somebody was reminded of something for your agency and has not done it."),
    lines=(N_("{name} has been reminded, the last time on {last}."),),
    facts=((N_("Asked"), "since"), (N_("Due"), "due"), (N_("Reminders"), "times")),
    awaits=ANY_ACT,
    rows=_for_manager,
)
