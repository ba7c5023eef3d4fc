"""Remind somebody once more, by the manager's wish."""

from datetime import datetime, timedelta

from core.audit import record
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import Notification
from core.notifications.reminders import Waiting
from core.reminders.access import asked_for_agency
from core.reminders.again import bring_again
from core.reminders.hours import tellable

REST = timedelta(hours=4)
"""So long the last reminder is given time to work."""


async def remind_again(actor: Actor, notification_id: int, *, now: datetime) -> datetime:
    """Bring it up again in the person's hours; tells when it comes."""
    async with transaction(actor) as connection:
        asked = await asked_for_agency(actor, notification_id)
        person = asked.receiver
        _check(asked, now)
        moment = tellable(now, person.zone, (person.quiet_from, person.quiet_to), person.id)
        await bring_again(connection, {person.id: [Waiting.of(asked)]}, now=now, not_before=moment)
        await record(actor, "remind_again", asked.subject, now=now, asked=asked.id)
        return moment


def _check(asked: Notification, now: datetime) -> None:
    name = asked.receiver.name
    if asked.done_at is not None:
        raise AlreadyDone(N_("That is done already, so nobody needs to be reminded."))
    if not asked.receiver.is_active or asked.receiver.erased_at is not None:
        raise WrongState(N_("{name} has left, so there is nobody to remind."), name=name)
    if asked.reminded_at is not None and now < asked.reminded_at + REST:
        raise WrongState(
            N_("{name} was reminded on {moment}. Please wait a few hours, or write to {name} yourself."),
            name=name,
            moment=asked.reminded_at,
        )
