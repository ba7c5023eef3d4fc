"""Slack over HTTP: events, presses, commands and options all come to one address."""

import re
from collections.abc import Sequence

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

PATH = "/slack/events"
MOST_BYTES = 1 << 20
STAMP = re.compile("[0-9]{1,12}")
READ = ("Content-Type", "X-Slack-Request-Timestamp", "X-Slack-Signature")
"""The headers Bolt looks at; the others would be copied for nothing."""


def slack_routes(app: AsyncApp) -> list[web.RouteDef]:
    """Bolt checks the signature on the raw bytes and refuses requests older than five minutes."""

    async def receive(request: web.Request) -> web.Response:
        if (request.content_length or 0) > MOST_BYTES:
            return web.Response(status=413)
        headers: dict[str, str | Sequence[str]] = {name: request.headers.get(name, "") for name in READ}
        try:
            asked = AsyncBoltRequest(body=(await request.read()).decode(), headers=headers)
        except ValueError:
            # Not JSON, not text: Slack sends no such thing, and it is not worth a trace.
            return web.Response(status=400)
        if not STAMP.fullmatch(request.headers.get("X-Slack-Request-Timestamp", "")):
            # Bolt would fail over a time that is no number.
            return web.Response(status=401)
        answer = await app.async_dispatch(asked)
        media_type = "application/json" if answer.body.startswith("{") else "text/plain"
        return web.Response(status=answer.status, text=answer.body, content_type=media_type)

    return [web.post(PATH, receive)]
