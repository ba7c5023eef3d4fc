"""Tell the manager, once, that somebody was reminded and has not acted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from string import Formatter

from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.notify import notify
from core.kit.words import Text
from core.notifications.nudges import OPENED
from core.notifications.reminders import NOBODY_ANSWERED
from core.reminders.due import Asked, Person


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An act, who was to do it, and how often he has been reminded."""

    asked: Asked
    person: Person
    times: int
    last: datetime


_TOLD = """
SELECT subject, action, organization_id FROM notifications
WHERE kind = $1 AND subject = ANY($2::text[]) AND done_at IS NULL
"""


async def tell_managers(
    connection: BaseDBAsyncClient, unanswered: Sequence[Unanswered], *, now: datetime
) -> None:
    """Each act once, however many were asked for it; what ends the wait ends this card, too."""
    if not unanswered:
        return
    subjects = [one.asked.subject for one in unanswered]
    rows = await connection.execute_query_dict(_TOLD, [NOBODY_ANSWERED.name, subjects])
    told = {(row["subject"], row["action"], row["organization_id"]) for row in rows}
    for one in unanswered:
        key = (one.asked.subject, one.asked.act, one.asked.organization_id)
        if key not in told:
            told.add(key)
            await _tell(one, now)


async def _tell(one: Unanswered, now: datetime) -> None:
    asked, rule = one.asked, one.asked.rule
    assert rule is not None
    assert asked.manager_id is not None
    await notify(
        NOBODY_ANSWERED,
        to=[asked.manager_id],
        subject=asked.subject,
        organization_id=asked.organization_id,
        now=now,
        awaited=asked.act,
        params={
            "name": one.person.name,
            "task": Text(rule.task, _named(rule.task, asked)),
            "act": asked.act,
            "asked": str(asked.id),
            "about": {name: asked.params[name] for name in OPENED if name in asked.params},
            "since": asked.asked_at,
            "due": asked.due_at,
            "times": one.times,
            "last": one.last,
        },
    )


def _named(task: str, asked: Asked) -> dict[str, object]:
    """Only what the task says: the manager need not be told all that the other was."""
    names = {name for _, name, _, _ in Formatter().parse(task) if name}
    return {name: value for name, value in asked.params.items() if name in names}
