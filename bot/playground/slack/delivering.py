"""Carrying a request to the app, over HTTP or over its socket, and judging how it was acknowledged."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal
from urllib.parse import urlencode

import aiohttp

from bot.playground.slack.records import Json
from bot.playground.slack.waiting import within
from bot.playground.slack.workspace import SERVICE, SlackWorkspace
from bot.playground.traffic import Exchange

ACK_WITHIN = timedelta(seconds=3)
Sort = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True)
class Retry:
    """Which attempt this is, and why there is another."""

    number: int
    reason: str


@dataclass(frozen=True)
class Ack:
    """How the app answered: in time and with what, or why not."""

    ok: bool
    body: Any = None
    reason: str = ""
    stop: bool = False


async def deliver(space: SlackWorkspace, sort: Sort, payload: Json, retry: Retry | None = None) -> Ack:
    """Hand something to the app and wait for its acknowledgement, three seconds by the workspace's clock."""
    late, twice = space.switches.take_slow(), space.switches.take_repeat()
    space.under_way += 1
    began = space.clock.now()
    try:
        ack = await within(
            space.clock, ACK_WITHIN, _carry(space, sort, payload, retry), patience=space.patience
        )
        if twice:
            await within(
                space.clock, ACK_WITHIN, _carry(space, sort, payload, retry), patience=space.patience
            )
    except TimeoutError:
        ack = Ack(False, reason="http_timeout")
    finally:
        space.under_way -= 1
    _record(space, sort, payload, ack, space.clock.now() - began)
    space.changes.announce()
    return Ack(False, reason="http_timeout", stop=ack.stop) if late and ack.ok else ack


async def _carry(space: SlackWorkspace, sort: Sort, payload: Json, retry: Retry | None) -> Ack:
    if space.sockets:
        return await _by_socket(space, sort, payload, retry)
    if not space.request_url:
        return Ack(False, reason="connection_failed")
    return await _by_http(space, sort, payload, retry)


async def _by_socket(space: SlackWorkspace, sort: Sort, payload: Json, retry: Retry | None) -> Ack:
    while space.sockets:
        socket = space.sockets.pop(0)
        space.sockets.append(socket)  # Slack spreads envelopes over an app's connections.
        try:
            answer = await socket.send(
                sort, payload, retry.number if retry else 0, retry.reason if retry else ""
            )
        except ConnectionError:
            if socket in space.sockets:
                space.sockets.remove(socket)
            continue
        return Ack(True, answer)
    return Ack(False, reason="connection_failed")


async def _by_http(space: SlackWorkspace, sort: Sort, payload: Json, retry: Retry | None) -> Ack:
    body, content_type = encode(sort, payload)
    headers = {"Content-Type": content_type, **signed(space, body)}
    if retry:
        headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.post(space.request_url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            text = await answer.text()
            stop = answer.headers.get("X-Slack-No-Retry") == "1"
            if answer.status != 200:
                return Ack(False, text, "http_error", stop)
            return Ack(True, _read(text, answer.content_type), "", stop)
    except (aiohttp.ClientError, OSError):
        return Ack(False, reason="connection_failed")


def encode(sort: Sort, payload: Json) -> tuple[bytes, str]:
    """The body of a request to the app: events are JSON, everything else is a form."""
    if sort == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if sort == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def signed(space: SlackWorkspace, body: bytes) -> dict[str, str]:
    """Slack's signature, version 0; its age is judged by the receiver's clock, hence a clock of its own."""
    stamp = str(int(space.signing_clock.now().timestamp()))
    base = f"v0:{stamp}:".encode() + body
    digest = hmac.new(space.app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _read(text: str, content_type: str) -> Any:
    if content_type != "application/json":
        return text
    try:
        return json.loads(text) if text else ""
    except ValueError:
        return text


def _record(space: SlackWorkspace, sort: Sort, payload: Json, ack: Ack, took: timedelta) -> None:
    inner = payload.get("event", payload)
    name = payload.get("command") or inner.get("type", "")
    request = json.dumps({key: value for key, value in payload.items() if key != "token"}, ensure_ascii=False)
    response = ack.body if isinstance(ack.body, str) else json.dumps(ack.body, ensure_ascii=False)
    status = 200 if ack.ok else 0
    moment = space.clock.now()
    space.traffic.record(
        Exchange(SERVICE, "in", f"{sort} {name}", request, response or ack.reason, status, moment, took)
    )


async def verify_url(space: SlackWorkspace) -> bool:
    """Ask the request URL for its challenge, as Slack does when the address is entered."""
    challenge = space.number("challenge")
    payload = {"type": "url_verification", "token": space.app.verification_token, "challenge": challenge}
    ack = await within(
        space.clock, ACK_WITHIN, _by_http(space, "events_api", payload, None), patience=space.patience
    )
    given = ack.body.get("challenge") if isinstance(ack.body, dict) else ack.body
    return ack.ok and given == challenge
