"""What this process counts for Prometheus; no label ever names a person, a chat or a text."""

from collections import OrderedDict
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.process_collector import ProcessCollector

from bot.vitals import Vitals
from core.kit.watch import Watch

REMEMBERED = 10_000
"""Inbound ids, to see repetitions; what they may not do twice is the database's business."""
TURN_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10)
"""Slack waits three seconds."""
SEND_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 45)


@dataclass(slots=True)
class _Recent:
    """The last ids that were heard."""

    ids: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def is_new(self, one: str) -> bool:
        known = one in self.ids
        self.ids[one] = None
        self.ids.move_to_end(one)
        if len(self.ids) > REMEMBERED:
            self.ids.popitem(last=False)
        return not known


class Meters(Watch):
    """Counts in memory; nothing here asks the database."""

    def __init__(self, vitals: Vitals | None = None) -> None:
        self.vitals = vitals or Vitals()
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._recent = _Recent()
        own = self.registry
        self._deliveries = Counter(
            "hiresync_deliveries", "Messages dealt with", ["channel", "kind", "result"], registry=own
        )
        self._sending = Histogram(
            "hiresync_delivery_seconds",
            "Calls to the other side",
            ["channel"],
            buckets=SEND_SECONDS,
            registry=own,
        )
        self._turns = Histogram(
            "hiresync_turn_seconds",
            "Turns and actions",
            ["act", "channel"],
            buckets=TURN_SECONDS,
            registry=own,
        )
        self._inbound = Counter("hiresync_inbound", "Events heard", ["channel", "kind"], registry=own)
        self._repeats = Counter(
            "hiresync_inbound_repeats", "Events heard before", ["channel", "kind"], registry=own
        )
        self._runs = Counter("hiresync_job_runs", "Runs of recurring jobs", ["job", "result"], registry=own)

    def delivered(self, channel: str, kind: str, result: str, seconds: float) -> None:
        self._deliveries.labels(channel, kind, result).inc()
        if result in ("sent", "unavailable", "rate_limited", "unsure", "refused", "closed"):
            self._sending.labels(channel).observe(seconds)
        # A mail server is known by the last mail alone; a mailbox that refuses says nothing of it.
        if channel == "mail" and result == "sent":
            self.beat("mail")
        elif channel == "mail" and result in ("unavailable", "unsure"):
            self.trouble("mail", "the last mail could not be handed in")

    def turned(self, act: str, channel: str, seconds: float) -> None:
        self._turns.labels(act, channel).observe(seconds)

    def heard(self, channel: str, kind: str, event_id: str = "") -> None:
        self._inbound.labels(channel, kind).inc()
        if event_id and not self._recent.is_new(f"{channel}:{event_id}"):
            self._repeats.labels(channel, kind).inc()

    def fired(self, job: str, *, failed: bool) -> None:
        self._runs.labels(job, "failed" if failed else "done").inc()

    def beat(self, part: str) -> None:
        self.vitals.beat(part)

    def trouble(self, part: str, why: str) -> None:
        self.vitals.fail(part, why)
