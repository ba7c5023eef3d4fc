"""The clock everybody reads, so that a test and the playground can turn it."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class TurnableClock:
    """A clock that stands (or runs, from a chosen moment) until it is turned."""

    def __init__(self, start: datetime | None = None, *, running: bool = False) -> None:
        self._running = running
        self._set_at = datetime.now(UTC)
        self._moment = start or self._set_at

    def now(self) -> datetime:
        if self._running:
            return self._moment + (datetime.now(UTC) - self._set_at)
        return self._moment

    @property
    def running(self) -> bool:
        """Whether it goes on by itself."""
        return self._running

    def run(self) -> None:
        """Go on from the present moment."""
        self.set(self.now())
        self._running = True

    def stand(self) -> None:
        """Stop at the present moment."""
        self.set(self.now())
        self._running = False

    def set(self, moment: datetime) -> None:
        """Jump to a moment, which must be aware."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs its zone")
        self._moment, self._set_at = moment.astimezone(UTC), datetime.now(UTC)

    def advance(self, by: timedelta) -> None:
        """Go forward (or back) by a span."""
        self.set(self.now() + by)
