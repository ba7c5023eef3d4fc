"""The HTTP and WebSocket face of a workspace, to be mounted under any prefix of an aiohttp application."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.playground.faults import Broken, Outage
from bot.playground.slack import api, filing, installing, replies, sockets
from bot.playground.slack.neighbour import meant
from bot.playground.slack.workspace import SlackWorkspace

Handler = Callable[[SlackWorkspace, web.Request], Awaitable[web.StreamResponse]]


def routes(space: SlackWorkspace, prefix: str = "") -> list[web.RouteDef]:
    """Everything Slack serves; base_url of the workspace must end with the same prefix."""

    def bound(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            outage = space.switches.outage
            if handler is not api.handle and outage is not Outage.NONE:
                return api.suffer(Broken(reset=outage is Outage.RESET), request)
            return await handler(await meant(space, request), request)

        return serve

    return [
        web.post(f"{prefix}/api/{{method}}", bound(api.handle)),
        web.get(f"{prefix}/api/{{method}}", bound(api.handle)),
        web.post(f"{prefix}/response/{{token}}", bound(replies.handle)),
        web.post(f"{prefix}/upload/{{file}}", bound(filing.receive)),
        web.get(f"{prefix}/files/{{file}}/{{name}}", bound(filing.serve)),
        web.get(f"{prefix}/files/{{file}}/download/{{name}}", bound(filing.serve)),
        web.get(f"{prefix}/socket", bound(sockets.connect)),
        web.get(f"{prefix}/oauth/v2/authorize", bound(installing.ask)),
        web.post(f"{prefix}/oauth/v2/authorize", bound(installing.decide)),
        web.get(f"{prefix}/app_redirect", bound(installing.open_client)),
    ]


@asynccontextmanager
async def serving(space: SlackWorkspace, prefix: str = "/fake/slack") -> AsyncIterator[SlackWorkspace]:
    """The workspace alone on a free port of the loopback, for a test."""
    app = web.Application(client_max_size=filing.LARGEST)
    app.add_routes(routes(space, prefix))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    space.base_url = f"http://{host}:{port}{prefix}"
    try:
        yield space
    finally:
        await space.close()
        await runner.cleanup()
