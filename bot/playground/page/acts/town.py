"""Acts upon the town itself: its clock, its bad days, its people."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.playground.faults import Outage
from bot.playground.page.acts.act import Act, Refused
from bot.playground.page.cast import Resident
from bot.playground.page.panes import Json
from bot.playground.page.panes.calendar import events_of
from bot.playground.page.panes.town import SERVICES
from bot.playground.page.stage import Stage
from bot.playground.page.turning import turn_in_peace
from core.digests.send_digests import send_digests
from core.digests.times import day_of, next_due, rests_on
from core.kit.clock import TurnableClock
from core.models import ChatIdentity
from core.people.identify import actor_of

FAULTS = ("too_many", "outage", "slow", "repeats", "failures")
MOST_DOSES = 50
FARTHEST = timedelta(days=366)
LOOK = timedelta(seconds=15)
"""Longer than schedulers wait between two looks at whose digest is due."""


async def turn(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Turn the clock forward; what falls due on the way happens."""
    clock, before = _clock(stage), stage.town.clock.now()
    if given.get("to") == "digest":
        moment = await _next_digest(me, before)
    else:
        moment = _target(stage, me, given, before)
    if not before <= moment <= before + FARTHEST:
        raise Refused("The clock only goes forward, and a year at most.")
    await turn_in_peace(stage, clock, moment)
    stage.diary.turned((moment - before).total_seconds())
    return None


async def run(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Let the clock run, or let it stand."""
    clock = _clock(stage)
    if given["running"]:
        clock.run()
    else:
        clock.stand()
    return None


async def fault(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Order a fault of one service."""
    service, what = str(given["service"]), str(given["what"])
    if service not in SERVICES or what not in FAULTS:
        raise Refused("There is no such fault.")
    switches, value = stage.town.faults.of(service), int(given.get("value") or 0)
    if what == "outage":
        switches.outage = Outage.ERROR if value else Outage.NONE
        return None
    setattr(switches, what, max(0, min(value, MOST_DOSES)))
    if what == "too_many":
        switches.retry_after = max(1, min(int(given.get("retry_after") or 5), 600))
    return None


async def calm(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Back to a good day."""
    stage.town.faults.calm()
    return None


async def newcomer(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Somebody walks in whom HireSync does not know."""
    return {"key": stage.cast.newcomer(stage.town, str(given.get("name") or "")).key}


async def forget(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Begin the recorded test anew."""
    stage.diary.clear()
    return None


def _clock(stage: Stage) -> TurnableClock:
    if not isinstance(stage.town.clock, TurnableClock):
        raise Refused("This clock cannot be turned.")
    return stage.town.clock


async def _next_digest(me: Resident, now: datetime) -> datetime:
    """A little after it is due on a working day: the scheduler looks every few seconds."""
    accounts = [me.slack.id, str(me.telegram.id)]
    chat = await ChatIdentity.filter(external_id__in=accounts).select_related("user").first()
    if chat is None or (role := (await actor_of(chat.user_id)).role) is None:
        raise Refused(f"{me.name.split()[0]} gets no digest before joining.")
    # Whoever has just come is counted before the clock is turned past his hour.
    await send_digests(now)
    person, due = chat.user, now
    while True:
        due = next_due(person.id, person.digest_at, person.zone, due)
        if not rests_on(role, day_of(person.id, due, person.zone)):
            return due + LOOK


def _target(stage: Stage, me: Resident, given: Json, now: datetime) -> datetime:
    if given.get("to") == "morning":
        here = now.astimezone(ZoneInfo(me.zone))
        return (here + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    if given.get("to") == "meeting":
        coming = [
            one.starts_at
            for one in events_of(me, stage.town.mailbox)
            if one.starts_at > now and not one.cancelled
        ]
        if not coming:
            raise Refused(f"{me.name.split()[0]} has no meeting ahead.")
        return coming[0]
    return now + timedelta(seconds=float(given.get("seconds") or 0))


ACTS: dict[str, Act] = {
    "turn": turn, "run": run, "fault": fault, "calm": calm, "newcomer": newcomer, "forget": forget,
}  # fmt: skip
