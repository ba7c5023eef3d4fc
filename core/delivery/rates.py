"""How fast each platform lets us send: one pause per chat, one shared rate per bot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from core.delivery.lane_names import channel_of

NO_PAUSE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Rate:
    """Seconds between two messages of one lane, and what all lanes of one bot share."""

    pause: float = 0.0
    group_pause: float = 0.0
    per_second: float | None = None
    burst: float = 1.0


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates by channel; a channel without one is as fast as its other side."""

    by_channel: Mapping[str, Rate] = field(default_factory=dict)

    def pause(self, lane: str) -> timedelta:
        """How long this lane rests after a message; Telegram counts groups, whose ids are negative, apart."""
        rate = self.by_channel.get(channel_of(lane))
        if rate is None:
            return NO_PAUSE
        is_group = lane.rpartition(":")[2].startswith("-")
        return timedelta(seconds=max(rate.pause, rate.group_pause if is_group else 0.0))

    def shared(self) -> list[tuple[str, float, float]]:
        """Channel, messages a second and burst of each bot that has a limit."""
        return [
            (channel, rate.per_second, rate.burst)
            for channel, rate in self.by_channel.items()
            if rate.per_second is not None
        ]


# Slack: one message a second in a channel. Telegram: one a second in a chat, 20 a minute in a group and 30 a
# second for a bot. Rate and burst together stay within what any one second may hold. A worker that claims
# ahead keeps one distance, so that 31 messages take longer than a second even where some are held up on the
# way; the burst is for one that only looks now and then.
PLATFORM_RATES = Rates(
    {
        "slack": Rate(pause=1.0),
        "telegram": Rate(pause=1.0, group_pause=3.0, per_second=29.0, burst=2.0),
    }
)

NO_RATES = Rates()
"""For tests and a standing clock: nothing rests."""
