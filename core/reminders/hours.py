"""When a person may be reminded: in working hours of his, and not in his quiet hours."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from core.delivery.quiet import quiet_until
from core.notifications.office import EVENING, MORNING, in_office, is_working, morning, off_weekend


def tellable(now: datetime, zone: str, quiet: tuple[time | None, time | None], person: int) -> datetime:
    """This moment, or the next one at which he may be told.

    Who keeps quiet hours all day long is told when they are over, be it in the evening.
    """
    until = quiet_until(now, zone, *quiet)
    if _is_quiet_all_day(now, zone, quiet):
        moment = until or now
        return moment if _works_on(moment, zone) else _next_evening(moment, zone, quiet, person)
    moment = in_office(until or now, zone, person)
    return quiet_until(moment, zone, *quiet) or moment


def _is_quiet_all_day(now: datetime, zone: str, quiet: tuple[time | None, time | None]) -> bool:
    day, here = now.astimezone(ZoneInfo(zone)).date(), ZoneInfo(zone)
    until = quiet_until(datetime.combine(day, MORNING, here), zone, *quiet)
    return until is not None and until >= datetime.combine(day, EVENING, here)


def _works_on(moment: datetime, zone: str) -> bool:
    return is_working(moment.astimezone(ZoneInfo(zone)).date(), zone)


def _next_evening(
    moment: datetime, zone: str, quiet: tuple[time | None, time | None], person: int
) -> datetime:
    day = off_weekend(moment.astimezone(ZoneInfo(zone)).date(), zone)
    begin = morning(day, zone, person)
    return quiet_until(begin, zone, *quiet) or begin
