"""Faults to order: what a platform does on a bad day, in counted doses so that a test repeats exactly."""

from dataclasses import dataclass, field
from enum import StrEnum


class Outage(StrEnum):
    """How a platform is down: answering 500, or dropping the connection."""

    NONE = "none"
    ERROR = "error"
    RESET = "reset"


@dataclass(frozen=True)
class TooMany:
    """Answer this call with 429 and Retry-After."""

    retry_after: int


@dataclass(frozen=True)
class Broken:
    """Answer this call with 500, or with a dropped connection when reset."""

    reset: bool


@dataclass(frozen=True)
class Malformed:
    """Answer this call with 200 and a body that is not JSON."""


Fault = TooMany | Broken | Malformed


@dataclass
class Switches:
    """The faults of one service; every take_* call uses up one dose."""

    too_many: int = 0
    retry_after: int = 1
    outage: Outage = Outage.NONE
    failures: int = 0
    malformed: int = 0
    slow: int = 0
    repeats: int = 0
    spared: int = 0
    """So many calls pass before the next fault."""
    answered: int = field(default=0, init=False)

    def take(self) -> Fault | None:
        """What to do to the API call that has just arrived."""
        self.answered += 1
        if self.spared:
            self.spared -= 1
            return None
        if self.outage is not Outage.NONE:
            return Broken(reset=self.outage is Outage.RESET)
        if self.failures:
            self.failures -= 1
            return Broken(reset=False)
        if self.too_many:
            self.too_many -= 1
            return TooMany(self.retry_after)
        if self.malformed:
            self.malformed -= 1
            return Malformed()
        return None

    def take_slow(self) -> bool:
        """Whether the acknowledgement of this delivery counts as too late."""
        if not self.slow:
            return False
        self.slow -= 1
        return True

    def take_repeat(self) -> bool:
        """Whether this delivery is made twice."""
        if not self.repeats:
            return False
        self.repeats -= 1
        return True

    def calm(self) -> None:
        """Back to a good day."""
        self.too_many = self.failures = self.malformed = self.slow = self.repeats = self.spared = 0
        self.retry_after, self.outage = 1, Outage.NONE


class Faults:
    """The switches of every service by name; a service that nobody troubles has a good day."""

    def __init__(self) -> None:
        self._services: dict[str, Switches] = {}

    def of(self, service: str) -> Switches:
        return self._services.setdefault(service, Switches())

    def calm(self) -> None:
        for switches in self._services.values():
            switches.calm()
