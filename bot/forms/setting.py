"""Where and when a person answers: what pure reading of dates and sums needs to know."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.kit.actor import Actor


@dataclass(frozen=True, slots=True)
class Setting:
    """The present moment, the person's zone and language."""

    now: datetime
    zone: str = "Asia/Kolkata"
    locale: str = "en"
    day: date | None = None
    """Chosen before the time was asked."""

    @classmethod
    def of(cls, actor: Actor, now: datetime) -> "Setting":
        return cls(now, actor.zone, actor.locale)

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()
