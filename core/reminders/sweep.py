"""Remind of what waits: one sweep over what is due."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter

from tortoise.backends.base.client import BaseDBAsyncClient

from core.kit.transaction import transaction
from core.reminders.again import bring_again
from core.reminders.due import SWEEP, Asked, Person, Row, by_person, claim, due_of
from core.reminders.hours import tellable
from core.reminders.step import step
from core.reminders.unanswered import Unanswered, tell_managers
from core.sweeping import deal_with

BATCH = 200

_LOOK_AGAIN = """
UPDATE notifications SET nudge_at = later.at
FROM unnest($1::bigint[], $2::timestamptz[]) AS later(id, at) WHERE notifications.id = later.id
"""


async def remind_of_acts(now: datetime) -> int:
    """Every reminder that is due, once; tells how many acts were looked at.

    When each comes next stands in its row, reckoned from now: run twice it does nothing the second time,
    and after a downtime each act is brought up once.
    """
    count = 0
    while True:
        async with transaction() as connection:
            people = await claim(connection, now, limit=BATCH)
            due = await due_of(connection, list(people), now) if people else []

            async def remind(rows: Sequence[Row], people: dict[int, Person] = people) -> int:
                return await _remind(connection, people, by_person(rows), now)

            await deal_with(SWEEP, due, remind, number=itemgetter("id"), now=now)
        count += len(due)
        if not due:
            return count


async def _remind(
    connection: BaseDBAsyncClient, people: dict[int, Person], due: dict[int, list[Asked]], now: datetime
) -> int:
    later: list[tuple[int, datetime | None]] = []
    again: dict[int, Sequence[Asked]] = {}
    unanswered: list[Unanswered] = []
    for person_id, acts in due.items():
        person = people[person_id]
        moment = tellable(now, person.zone, person.quiet, person.id)
        if moment > now and person.is_here:
            later += [(asked.id, moment) for asked in acts]
            continue
        steps = [(asked, step(asked, person, now)) for asked in acts]
        later += [(asked.id, taken.next_at) for asked, taken in steps]
        again[person_id] = [asked for asked, taken in steps if taken.remind]
        unanswered += [
            Unanswered(asked, person, asked.nudges + taken.remind, now if taken.remind else asked.last)
            for asked, taken in steps
            if taken.tell_manager
        ]
    await connection.execute_query_dict(_LOOK_AGAIN, [[one for one, _ in later], [at for _, at in later]])
    await bring_again(connection, {one: acts for one, acts in again.items() if acts}, now=now)
    await tell_managers(connection, unanswered, now=now)
    return len(later)
