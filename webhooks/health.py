"""Whether this process lives, whether it can work, and figures about it."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from prometheus_client.process_collector import ProcessCollector
from tortoise import connections

Probe = Callable[[], Awaitable[str | None]]
"""None when all is well, else what is not, in words."""

QUEUE = """
SELECT state, count(*) AS many,
       coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS age
FROM outbox_messages WHERE state IN ('waiting', 'leased', 'parked', 'unknown') GROUP BY state
"""


async def database_probe() -> str | None:
    """The database answers."""
    try:
        await connections.get("default").execute_query("SELECT 1")
    except Exception as error:
        return f"{type(error).__name__}"
    return None


def health_routes(probes: dict[str, Probe]) -> list[web.RouteDef]:
    """`/healthz` the process lives, `/readyz` every part answers, `/metrics` for Prometheus."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    depth = Gauge("hiresync_outbox_messages", "Messages by state", ["state"], registry=registry)
    age = Gauge("hiresync_outbox_oldest_seconds", "Age of the oldest by state", ["state"], registry=registry)

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(request: web.Request) -> web.Response:
        found = {name: await probe() for name, probe in probes.items()}
        lines = [f"{name}: {problem or 'ok'}" for name, problem in found.items()]
        broken = any(found.values())
        return web.Response(text="\n".join(lines) + "\n", status=503 if broken else 200)

    async def metrics(request: web.Request) -> web.Response:
        depth.clear()
        age.clear()
        for row in await connections.get("default").execute_query_dict(QUEUE):
            depth.labels(row["state"]).set(row["many"])
            age.labels(row["state"]).set(row["age"])
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)]
