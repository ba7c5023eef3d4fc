"""Which parts of this process are ready: each says by itself when it has just worked, or why it cannot."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class Pulse:
    """One part: how long it may be silent (None: one word is enough), and what it said last."""

    within: float | None
    beat_at: float | None = None
    trouble: str = "has not begun"

    def problem(self, now: float) -> str | None:
        """Why it is not ready, in words."""
        if self.trouble:
            return self.trouble
        if self.within is not None and self.beat_at is not None and now - self.beat_at > self.within:
            return f"silent for {now - self.beat_at:.0f} s"
        return None


@dataclass(slots=True)
class Vitals:
    """The parts this process is to play; a beat of any other is nobody's business here."""

    time: Callable[[], float] = monotonic
    parts: dict[str, Pulse] = field(default_factory=dict)

    def expect(self, part: str, *, within: float | None = None, begun: bool = False) -> None:
        """This part belongs here; `begun` where it is ready until something goes wrong."""
        self.parts.setdefault(part, Pulse(within, trouble="" if begun else "has not begun"))

    def beat(self, part: str) -> None:
        if (pulse := self.parts.get(part)) is not None:
            pulse.beat_at, pulse.trouble = self.time(), ""

    def fail(self, part: str, why: str) -> None:
        if (pulse := self.parts.get(part)) is not None:
            pulse.trouble = why

    def problems(self) -> dict[str, str | None]:
        """Each part, and what is wrong with it."""
        now = self.time()
        return {name: pulse.problem(now) for name, pulse in self.parts.items()}
