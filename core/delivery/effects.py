"""What became of one message, and what that means for it and for its lane."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from core.delivery.looked import Seen
from core.models.enums import AttemptOutcome, LaneState, OutboxPolicy, OutboxState
from core.ports import Shown


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived; `shown` where it is a card that may have to be changed later."""

    provider_id: str | None = None
    shown: Shown | None = None
    shown_hash: str = ""
    is_awaiting: bool = False
    """It was drawn with the buttons of an act, so somebody may have done the act meanwhile."""
    seen: Seen | None = None
    """It is about several things, and is drawn again when one of them changes."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Nothing was sent, and nothing needs to be."""

    why: str


@dataclass(frozen=True, slots=True)
class Collected:
    """Not sent by the person's own wish; the next digest brings it."""

    why: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """Not now; quiet hours end then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """The person closed this way."""

    why: str


@dataclass(frozen=True, slots=True)
class Troubled:
    """The other side failed for now, and may have said for how long."""

    why: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The other side will never take it."""

    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody knows whether it arrived: no answer in time, or a fault of ours half-way."""

    why: str


def result_of(effect: "Effect") -> str:
    """One word for it, to be counted by."""
    match effect:
        case Troubled(retry_after=float() | int()):
            return "rate_limited"
        case Troubled():
            return "unavailable"
        case _:
            return type(effect).__name__.lower()


Effect = Sent | Dropped | Collected | Postponed | Closed | Troubled | Refused | Unsure


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and how far apart, a failed message is tried again."""

    attempts: int = 12
    first: timedelta = timedelta(seconds=2)
    longest: timedelta = timedelta(minutes=15)

    def back_off(self, attempt: int, chance: float) -> timedelta:
        """Twice as long each time; `chance` (0 to 1) spreads those that failed together over half of it."""
        whole: timedelta = min(self.longest, self.first * 2.0 ** min(attempt - 1, 20))
        return whole * (0.5 + chance / 2)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The next state of a message and of its lane."""

    state: OutboxState
    outcome: AttemptOutcome | None = None
    error: str = ""
    not_before: datetime | None = None
    lane_until: datetime | None = None
    """The lane rests until then; None leaves only the platform's usual pause."""
    lane_state: LaneState = LaneState.OPEN
    is_free: bool = False
    """The try does not count, for the other side only asked us to wait."""


def judge(
    effect: Effect,
    *,
    at: datetime,
    attempt: int,
    policy: str,
    in_order: bool,
    patience: Patience,
    chance: Callable[[], float],
) -> Verdict:
    """Decide from what happened; a lane read by a person waits with its message, other lanes go on."""
    match effect:
        case Sent():
            return Verdict(OutboxState.SENT, AttemptOutcome.SENT)
        case Dropped(why) | Collected(why):
            return Verdict(OutboxState.DROPPED, error=why)
        case Postponed(until):
            return Verdict(OutboxState.LATER, not_before=until, is_free=True)
        case Closed(why):
            # What closed in a chat goes on by the next channel; where there is none, somebody should look.
            state = OutboxState.DROPPED if in_order else OutboxState.PARKED
            return Verdict(state, AttemptOutcome.BLOCKED, why, lane_state=LaneState.BLOCKED)
        case Troubled(why, float() | int() as seconds):
            rest = at + timedelta(seconds=seconds)
            return Verdict(
                OutboxState.WAITING,
                AttemptOutcome.RETRY,
                why,
                lane_until=rest,
                lane_state=LaneState.PAUSED,
                is_free=True,
            )
        case Unsure(why) if policy == OutboxPolicy.AT_MOST_ONCE:
            return Verdict(OutboxState.UNKNOWN, AttemptOutcome.UNKNOWN, why)
        case Troubled(why) | Unsure(why):
            if attempt >= patience.attempts:
                return Verdict(OutboxState.PARKED, AttemptOutcome.FAILED, why)
            again = at + patience.back_off(attempt, chance())
            if in_order:
                return Verdict(
                    OutboxState.WAITING,
                    AttemptOutcome.RETRY,
                    why,
                    lane_until=again,
                    lane_state=LaneState.PAUSED,
                )
            return Verdict(OutboxState.LATER, AttemptOutcome.RETRY, why, not_before=again)
        case Refused(why):
            return Verdict(OutboxState.PARKED, AttemptOutcome.FAILED, why)
        case _:
            assert_never(effect)
