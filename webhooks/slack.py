"""Slack over HTTP: events, presses, commands and options all come to one address."""

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

PATH = "/slack/events"
MOST_BYTES = 1 << 20


def slack_routes(app: AsyncApp) -> list[web.RouteDef]:
    """Bolt checks the signature on the raw bytes and refuses requests older than five minutes."""

    async def receive(request: web.Request) -> web.Response:
        if (request.content_length or 0) > MOST_BYTES:
            return web.Response(status=413)
        try:
            asked = await to_bolt_request(request)
        except ValueError:
            # Not JSON, not text: Slack sends no such thing, and it is not worth a trace.
            return web.Response(status=400)
        return await to_aiohttp_response(await app.async_dispatch(asked))

    return [web.post(PATH, receive)]
