"""By when an awaited act should be done."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

END_OF_WORK = time(18)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A rule of one of three sorts, each in the zone of the person who is waited for.

    `working_days`: six o'clock of that working day, the day of asking not counted. `hours`: so many after
    the asking, or the same time on Monday. `known_as`: a day that stands in the thing itself, in words;
    who tells then says which moment that is.
    """

    working_days: int = 0
    hours: int = 0
    known_as: str = ""

    def after(self, asked: datetime, zone: str) -> datetime:
        """The moment for somebody asked at this moment in this zone."""
        if self.known_as:
            raise ValueError(f"the moment must be told: it is {self.known_as}")
        local = asked.astimezone(ZoneInfo(zone))
        if self.hours:
            end = (asked + timedelta(hours=self.hours)).astimezone(local.tzinfo)
            return datetime.combine(_off_weekend(end.date()), end.timetz())
        day = local.date()
        for _ in range(self.working_days):
            day = _off_weekend(day + timedelta(days=1))
        return datetime.combine(day, END_OF_WORK, local.tzinfo)


def _off_weekend(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(7 - day.weekday(), 0)) if day.weekday() >= _SATURDAY else day
