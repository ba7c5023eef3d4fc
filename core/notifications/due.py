"""By when an awaited act should be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.notifications.office import EVENING, off_weekend, working_day


@dataclass(frozen=True, slots=True)
class Due:
    """A rule of one of three sorts, each in the zone of the person who is waited for.

    `working_days`: six o'clock of that working day, the day of asking not counted. `hours`: so many after
    the asking, or the same time on the next working day. `known_as`: a day that stands in the thing
    itself, in words; who tells then says which moment that is.
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
            return datetime.combine(off_weekend(end.date(), zone), end.timetz())
        return datetime.combine(working_day(local.date(), self.working_days, zone), EVENING, local.tzinfo)
