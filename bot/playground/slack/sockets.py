"""Socket Mode: envelopes to the app over a WebSocket it has opened, and its acknowledgements back."""

import asyncio
import contextlib
import json
from typing import Any

from aiohttp import WSMsgType, web

from bot.playground.slack.records import Json
from bot.playground.slack.tickets import Expired, Spent, Unknown
from bot.playground.slack.workspace import SlackWorkspace

MOST_SOCKETS = 10
"""Connections an app may hold at once (docs.slack.dev/apis/events-api/using-socket-mode)."""


class Socket:
    """One connection of the app."""

    def __init__(self, space: SlackWorkspace, wire: web.WebSocketResponse) -> None:
        self._space = space
        self._wire = wire
        self._waiting: dict[str, asyncio.Future[Any]] = {}

    async def greet(self) -> None:
        """Say hello, as the first thing on the wire."""
        info = {"host": "applink-playground", "build_number": 1, "approximate_connection_time": 18060}
        await self._wire.send_json(
            {
                "type": "hello",
                "num_connections": len(self._space.sockets),
                "debug_info": info,
                "connection_info": {"app_id": self._space.app.id},
            }
        )

    async def send(self, sort: str, payload: Json, attempt: int, reason: str) -> Any:
        """Hand over an envelope and wait for its acknowledgement; what came with it, or None."""
        name = self._space.number("envelope-")
        envelope: Json = {
            "envelope_id": name,
            "payload": payload,
            "type": sort,
            "accepts_response_payload": sort != "events_api",
        }
        if sort == "events_api":
            why = reason.removeprefix("http_")  # Over a socket the reason is called "timeout".
            envelope |= {"retry_attempt": attempt, "retry_reason": why}
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[name] = answer
        try:
            await self._wire.send_json(envelope)
            return await answer
        finally:
            self._waiting.pop(name, None)

    async def listen(self) -> None:
        """Take acknowledgements until the app goes."""
        async for message in self._wire:
            if message.type is not WSMsgType.TEXT:
                continue
            with contextlib.suppress(ValueError):
                self._acknowledged(json.loads(message.data))

    def _acknowledged(self, said: Json) -> None:
        answer = self._waiting.get(str(said.get("envelope_id")))
        if answer is not None and not answer.done():
            answer.set_result(said.get("payload"))

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew, as Slack does every few hours; it hangs up when it has."""
        if self in self._space.sockets:
            self._space.sockets.remove(self)
        goodbye = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-playground"}}
        await self._wire.send_json(goodbye)

    async def close(self) -> None:
        if self in self._space.sockets:
            self._space.sockets.remove(self)
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(ConnectionError("the app has gone"))
        await self._wire.close()
        self._space.changes.announce()


async def connect(space: SlackWorkspace, request: web.Request) -> web.StreamResponse:
    """Take up a connection whose address apps.connections.open has given."""
    try:
        space.socket_tickets.spend(request.query.get("ticket", ""), space.clock.now())
    except (Unknown, Spent, Expired):
        return web.json_response({"ok": False, "error": "invalid_ticket"}, status=401)
    if len(space.sockets) >= MOST_SOCKETS:
        return web.json_response({"ok": False, "error": "too_many_websockets"}, status=429)
    wire = web.WebSocketResponse()
    await wire.prepare(request)
    socket = Socket(space, wire)
    space.sockets.append(socket)
    try:
        with contextlib.suppress(ConnectionError):
            await socket.greet()
            space.changes.announce()
            await socket.listen()
    finally:
        await socket.close()
    return wire


async def refresh_all(space: SlackWorkspace, reason: str = "refresh_requested") -> None:
    """Ask every connection to be made anew."""
    for socket in list(space.sockets):
        await socket.refresh(reason)
