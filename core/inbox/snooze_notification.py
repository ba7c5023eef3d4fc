"""Put off what waits for an act of mine until the next working morning."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.audit import record
from core.delivery.looked import look_again
from core.delivery.wake import order_wake
from core.inbox.access import own_notification
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.notifications.office import MORNING, working_day


async def snooze_notification(actor: Actor, notification_id: int, *, now: datetime) -> datetime:
    """It sleeps and comes again once, unless it is done by then; tells when.

    Reminders take notice of `snoozed_until` and go on from there.
    """
    until = next_morning(now, actor.zone)
    async with transaction(actor):
        told = await own_notification(actor, notification_id)
        if not told.action:
            raise WrongState(N_("This is news; it waits for nothing, so there is nothing to put off."))
        if told.done_at is not None:
            raise AlreadyDone(N_("This is done already, so I will not remind you of it."))
        if told.snoozed_until != until:
            told.snoozed_until = until
            await told.save(update_fields=["snoozed_until"])
            await order_wake(told, until, now=now)
            await look_again([told.subject, f"home:{actor.user_id}"], now=now)
            await record(
                actor, "snooze_notification", f"notification:{told.id}", now=now, until=until.isoformat()
            )
    return until


def next_morning(now: datetime, zone: str) -> datetime:
    """Nine o'clock of the next day on which people work there."""
    here = ZoneInfo(zone)
    day = working_day(now.astimezone(here).date(), 1, zone)
    return datetime.combine(day, MORNING, here).astimezone(now.tzinfo)
