"""Slack's rate limits, by the given clock (docs.slack.dev/apis/web-api/rate-limits)."""

import math
from dataclasses import dataclass, field
from datetime import datetime

POST_BURST = 5
"""Slack says "short bursts" above one message a second and channel without a number; five is our reading."""

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute by tier."""


@dataclass
class Bucket:
    """Holds at most `size` calls and is refilled steadily."""

    size: float
    per_second: float
    level: float
    seen: datetime

    def take(self, now: datetime) -> float:
        """Zero when the call may pass, else the seconds to wait."""
        self.level = min(
            self.size, self.level + max(0.0, (now - self.seen).total_seconds()) * self.per_second
        )
        self.seen = now
        if self.level >= 1:
            self.level -= 1
            return 0.0
        return (1 - self.level) / self.per_second


@dataclass
class Rates:
    """One bucket for each method, and one for each channel that is posted to."""

    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)

    def call(self, method: str, tier: int, now: datetime) -> int:
        """Seconds for Retry-After, or zero."""
        return self._take((method, ""), TIERS[tier], TIERS[tier] / 60, now)

    def post(self, channel: str, now: datetime) -> int:
        """Seconds for Retry-After, or zero: one message a second and channel, with a short burst."""
        return self._take(("post", channel), POST_BURST, 1.0, now)

    def _take(self, key: tuple[str, str], size: float, per_second: float, now: datetime) -> int:
        bucket = self._buckets.setdefault(key, Bucket(size, per_second, size, now))
        return math.ceil(bucket.take(now))
