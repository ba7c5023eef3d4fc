"""When people work: the one place that knows weekends and office hours.

A week has five working days, Monday to Friday, as the clients of agencies keep it; where the weekend is
Friday and Saturday, it is Sunday to Thursday. Which week somebody keeps, the zone of his clock tells.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.kit.spread import spread_of

MORNING, EVENING = time(9), time(18)

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_FRIDAY_IS_FREE = frozenset(
    {
        "Africa/Algiers",
        "Africa/Cairo",
        "Africa/Khartoum",
        "Africa/Tripoli",
        "Asia/Aden",
        "Asia/Amman",
        "Asia/Baghdad",
        "Asia/Bahrain",
        "Asia/Damascus",
        "Asia/Dhaka",
        "Asia/Jerusalem",
        "Asia/Kuwait",
        "Asia/Muscat",
        "Asia/Qatar",
        "Asia/Riyadh",
        "Indian/Maldives",
    }
)


def is_working(day: date, zone: str) -> bool:
    """Whether people in this zone work on that day."""
    free = (_FRIDAY, _SATURDAY) if zone in _FRIDAY_IS_FREE else (_SATURDAY, _SUNDAY)
    return day.weekday() not in free


def off_weekend(day: date, zone: str) -> date:
    """The day itself, or the first working day after it."""
    while not is_working(day, zone):
        day += timedelta(days=1)
    return day


def working_day(day: date, steps: int, zone: str) -> date:
    """So many working days later, or earlier where the steps are negative; the day itself is not counted."""
    one = timedelta(days=1 if steps > 0 else -1)
    for _ in range(abs(steps)):
        day += one
        while not is_working(day, zone):
            day += one
    return day


def morning(day: date, zone: str, person: int) -> datetime:
    """Nine o'clock of that day for this person, and some minutes, so that not everybody is told at once."""
    return datetime.combine(day, MORNING, ZoneInfo(zone)) + spread_of(person)


def in_office(moment: datetime, zone: str, person: int) -> datetime:
    """The moment itself in working hours, else the next morning on which people work."""
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date()
    if is_working(day, zone) and MORNING <= local.time() < EVENING:
        return moment
    if local.time() >= EVENING:
        day += timedelta(days=1)
    return morning(off_weekend(day, zone), zone, person)
