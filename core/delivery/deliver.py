"""One message from the lease to what became of it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.delivery.effects import Closed, Collected, Dropped, Patience, Postponed, Verdict, judge
from core.delivery.flight import Flight
from core.delivery.lane_names import is_chat
from core.delivery.lanes import Leased
from core.delivery.perform import Hands, perform
from core.delivery.rates import Rates
from core.delivery.reading import Reading
from core.delivery.results import Result
from core.kit.clock import Clock
from core.models.enums import OutboxState


@dataclass(frozen=True, slots=True)
class Manner:
    """With what, how fast, and how patiently a worker delivers."""

    hands: Hands
    rates: Rates
    clock: Clock
    patience: Patience
    chance: Callable[[], float]


async def deliver(message: Leased, reading: Reading | None, manner: Manner, flight: Flight) -> Result:
    """Send it and judge what happened; it never fails."""
    started = manner.clock.now()
    effect = await perform(manner.hands, message, reading, started, flight)
    finished = manner.clock.now()
    verdict = judge(
        effect,
        at=finished,
        attempt=message.attempts,
        policy=message.policy,
        in_order=is_chat(message.lane),
        patience=manner.patience,
        chance=manner.chance,
    )
    unsent = isinstance(effect, Dropped | Collected | Postponed | Closed)
    usual = finished if unsent else finished + manner.rates.pause(message.lane)
    until = max(verdict.lane_until or usual, usual)
    return Result(message, effect, verdict, started, finished, until)


def given_back(message: Leased, manner: Manner) -> Result:
    """What was claimed and could not begin in time: for whoever claims it next, as if it had not been."""
    now = manner.clock.now()
    never = Verdict(OutboxState.LATER, not_before=now, is_free=True)
    return Result(message, Postponed(now), never, now, now, now)
