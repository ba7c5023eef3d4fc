"""The table of the documentation, as the catalogue says it."""

from collections.abc import Iterator
from string import Formatter
from typing import Any

from core.kit.actor import Role
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import NotificationKind
from core.notifications.load import load_kinds
from core.notifications.nudges import nudge_for

OTHERS = frozenset({"conversation"})
"""What a person hears of the conversations he has begun: told by the forms, not by an act upon a thing."""


class _Sample(dict[str, Any]):
    """Whatever a button asks for."""

    def __missing__(self, name: str) -> str:
        return "1"


SAMPLE = _Sample()


def lines() -> Iterator[str]:
    """A row for each kind, in the order of the categories."""
    yield "| category | kind | told to | why | waits for | by when | reminders |"
    yield "|---|---|---|---|---|---|---|"
    order = list(Category)
    for kind in sorted(
        load_kinds().values(), key=lambda one: (order.index(Category(one.category)), one.name)
    ):
        cells = (
            kind.category,
            kind.name,
            _readers(kind),
            kind.why,
            _awaited(kind),
            _rule(kind.due),
            _reminders(kind),
        )
        yield f"| {' | '.join(cells)} |"


def _place(kind: NotificationKind) -> tuple[int, str]:
    return list(Category).index(Category(kind.category)), kind.name


def _readers(kind: NotificationKind) -> str:
    return "everybody" if set(kind.to) == set(Role) else ", ".join(kind.to)


def _awaited(kind: NotificationKind) -> str:
    """What the buttons say that only the waiting card has."""
    lasting = {button for row in kind.after_rows(SAMPLE) for button in row}
    labels = [button.label for row in kind.rows(SAMPLE) for button in row if button not in lasting]
    assert not any(name for label in labels for _, name, _, _ in Formatter().parse(label))
    return " / ".join(labels) if kind.awaits else "–"


def _rule(due: Due | None) -> str:
    if due is None:
        return "–"
    if due.known_as:
        return due.known_as
    return f"{due.hours} hours" if due.hours else f"working day {due.working_days}"


def _reminders(kind: NotificationKind) -> str:
    """How often, how far apart, from when, and with which the manager is told."""
    rule = nudge_for(kind)
    if rule is None or kind.due is None:
        return "–"
    days = "every working day" if rule.every == 1 else f"every {rule.every} working days"
    parts = ["once" if rule.times == 1 else f"{rule.times}, {days}"]
    if rule.before:
        parts.append(f"from {rule.before} working day{'s' * (rule.before > 1)} before")
    if rule.until:
        parts.append("until the joining date")
    if rule.task:
        parts.append(f"manager with number {rule.manager_with}" if rule.manager_with else "then the manager")
    return "; ".join(parts)
