"""Whether this process lives, whether it can work, and figures about it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from tortoise import connections

from core.delivery.figures import figures
from core.kit.clock import Clock, SystemClock
from core.models.enums import Priority

Probe = Callable[[], Awaitable[str | None]]
"""None when all is well, else what is not, in words."""
Parts = Callable[[], Mapping[str, str | None]]
"""The parts of this process, each with what is wrong with it."""


async def database_probe() -> str | None:
    """The database answers."""
    try:
        await connections.get("default").execute_query("SELECT 1")
    except Exception as error:
        return f"{type(error).__name__}"
    return None


@dataclass(frozen=True, slots=True)
class Health:
    """What is asked about this process, and what it counts itself."""

    probes: Mapping[str, Probe]
    parts: Parts = dict
    counted: CollectorRegistry = field(default_factory=CollectorRegistry)
    clock: Clock = field(default_factory=SystemClock)

    async def readiness(self) -> dict[str, str | None]:
        """Every part, first those that are asked, then those that tell of themselves."""
        return {name: await probe() for name, probe in self.probes.items()} | dict(self.parts())


class Gauges:
    """What is read from the database and from the parts when somebody looks."""

    def __init__(self) -> None:
        self.registry = own = CollectorRegistry()
        self.depth = Gauge(
            "hiresync_outbox_messages", "Messages not over", ["channel", "priority", "state"], registry=own
        )
        self.age = Gauge(
            "hiresync_outbox_oldest_seconds",
            "Age of the oldest message that waits",
            ["channel"],
            registry=own,
        )
        self.overdue = Gauge("hiresync_job_overdue_seconds", "Late by so much", ["job"], registry=own)
        self.failures = Gauge("hiresync_job_failures", "Failures in a row", ["job"], registry=own)
        self.aside = Gauge("hiresync_rows_set_aside", "Could not be dealt with", ["job"], registry=own)
        self.ready = Gauge("hiresync_ready", "1 where a part can work", ["part"], registry=own)

    def clear(self) -> None:
        for gauge in (self.depth, self.age, self.overdue, self.failures, self.aside, self.ready):
            gauge.clear()


def health_routes(health: Health, *, with_metrics: bool = True) -> list[web.RouteDef]:
    """`/healthz` the process lives, `/readyz` every part can work, `/metrics` for Prometheus."""
    gauges = Gauges()

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(request: web.Request) -> web.Response:
        found = await health.readiness()
        lines = [f"{name}: {problem or 'ok'}" for name, problem in found.items()]
        return web.Response(text="\n".join(lines) + "\n", status=503 if any(found.values()) else 200)

    async def metrics(request: web.Request) -> web.Response:
        await _fill(gauges, health)
        body = generate_latest(health.counted) + generate_latest(gauges.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    routes = [web.get("/healthz", healthz), web.get("/readyz", readyz)]
    return [*routes, web.get("/metrics", metrics)] if with_metrics else routes


async def _fill(gauges: Gauges, health: Health) -> None:
    ready = await health.readiness()
    gauges.clear()
    for part, problem in ready.items():
        gauges.ready.labels(part).set(0 if problem else 1)
    if ready.get("database"):
        # What the process itself has counted is worth having all the more.
        return
    found = await figures(health.clock.now())
    for row in found.depth:
        priority = Priority(row["priority"]).name.lower()
        gauges.depth.labels(row["channel"], priority, row["state"]).set(row["many"])
    for row in found.age:
        gauges.age.labels(row["channel"]).set(row["age"])
    for row in found.jobs:
        gauges.overdue.labels(row["name"]).set(row["overdue"])
        gauges.failures.labels(row["name"]).set(row["failures"])
    for row in found.aside:
        gauges.aside.labels(row["name"]).set(row["many"])
