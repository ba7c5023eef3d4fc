"""The door of the Web API: token, scope, arguments and rate are judged here, before any method is called."""

import json
import time
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.playground.faults import Broken, Fault, Malformed, TooMany
from bot.playground.slack import methods
from bot.playground.slack.method import METHODS, ApiError, Method, RateLimited, invalid
from bot.playground.slack.records import Json
from bot.playground.slack.workspace import SERVICE, SlackWorkspace
from bot.playground.traffic import Exchange

assert methods


async def handle(space: SlackWorkspace, request: web.Request) -> web.StreamResponse:
    """Answer one call of the Web API, and write it down."""
    name = request.match_info["method"]
    began = time.monotonic()
    given = await _arguments(request)
    response = await _answer(space, request, name, given)
    told = json.dumps({key: value for key, value in given.items() if key != "token"}, ensure_ascii=False)
    body = response.text if isinstance(response, web.Response) else ""
    took = timedelta(seconds=time.monotonic() - began)
    space.traffic.record(
        Exchange(SERVICE, "out", name, told, body or "", response.status, space.clock.now(), took)
    )
    return response


async def _answer(space: SlackWorkspace, request: web.Request, name: str, given: Json) -> web.Response:
    fault = space.switches.take()
    if fault is not None:
        return suffer(fault, request)
    headers = {"X-Slack-Req-Id": space.number("R"), "X-OAuth-Scopes": ",".join(space.app.scopes)}
    try:
        found = await _call(space, request, name, given)
        return web.json_response({"ok": True, **found}, headers=headers)
    except RateLimited as late:
        body = {"ok": False, "error": "ratelimited"}
        return web.json_response(body, status=429, headers={**headers, "Retry-After": str(late.retry_after)})
    except ApiError as error:
        return web.json_response({"ok": False, "error": error.code, **error.more}, headers=headers)


async def _call(space: SlackWorkspace, request: web.Request, name: str, given: Json) -> Json:
    one = METHODS.get(name)
    if one is None:
        raise ApiError("unknown_method", req_method=name)
    token = _token(request, given)
    _check_token(space, one, token)
    _check_scope(space, one)
    if space.rates and one.tier and (wait := space.limits.call(one.name, one.tier, space.clock.now())):
        raise RateLimited(wait)
    arguments = _read(one, given)
    _check_arguments(space, one, arguments)
    if one.bearer == "none":
        arguments["_basic"] = request.headers.get("Authorization", "")
    return await one.call(space, arguments)


def suffer(fault: Fault, request: web.Request) -> web.Response:
    """The answer of a platform on a bad day."""
    match fault:
        case TooMany(retry_after):
            body = {"ok": False, "error": "ratelimited"}
            return web.json_response(body, status=429, headers={"Retry-After": str(retry_after)})
        case Malformed():
            return web.Response(text="<html><body>Something is wrong</body></html>", content_type="text/html")
        case Broken(reset):
            if reset and request.transport is not None:
                request.transport.abort()
            return web.json_response({"ok": False, "error": "internal_error"}, status=500)


async def _arguments(request: web.Request) -> Json:
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            body = None
        return given | body if isinstance(body, dict) else given | {"_broken": "invalid_json"}
    if request.body_exists:
        given |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    return given


def _token(request: web.Request, given: Json) -> str:
    header = request.headers.get("Authorization", "")
    return (
        header.removeprefix("Bearer ").strip()
        if header.startswith("Bearer ")
        else str(given.pop("token", ""))
    )


def _check_token(space: SlackWorkspace, one: Method, token: str) -> None:
    if one.bearer == "none":
        return
    if not token:
        raise ApiError("not_authed")
    if token in space.revoked:
        raise ApiError("token_revoked")
    app = space.app
    if token not in (app.bot_token, app.app_token):
        raise ApiError("invalid_auth")
    if token != (app.app_token if one.bearer == "app" else app.bot_token):
        raise ApiError("not_allowed_token_type")
    if one.bearer == "bot" and not app.installed:
        raise ApiError("account_inactive")


def _check_scope(space: SlackWorkspace, one: Method) -> None:
    if one.bearer == "bot" and one.scopes and not set(one.scopes) & set(space.app.scopes):
        raise ApiError("missing_scope", needed=",".join(one.scopes), provided=",".join(space.app.scopes))


def _read(one: Method, given: Json) -> Json:
    """The arguments, with those that are JSON inside a form taken out of their wrapping."""
    if "_broken" in given:
        raise ApiError(given["_broken"])
    arguments: Json = {}
    for name, value in given.items():
        arguments[name] = _unwrap(name, value) if name in one.json and isinstance(value, str) else value
    return arguments


def _unwrap(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        if name == "blocks":
            raise ApiError("invalid_blocks_format") from error
        raise invalid("invalid_arguments", [f"must be valid JSON [json-pointer:/{name}]"]) from error


def _check_arguments(space: SlackWorkspace, one: Method, arguments: Json) -> None:
    """Missing arguments are refused as Slack does; unknown ones, which Slack lets pass, when strict."""
    complaints = [
        f"missing required field: {name}"
        for name in sorted(one.required)
        if arguments.get(name) in (None, "")
    ]
    if space.strict:
        unknown = sorted(set(arguments) - one.arguments)
        complaints += [f"invalid additional property: {name} [json-pointer:/{name}]" for name in unknown]
    if complaints:
        raise invalid("invalid_arguments", complaints)
