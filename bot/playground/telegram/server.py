"""The Bot API over HTTP, as routes for any prefix."""

import json
from datetime import timedelta
from time import monotonic
from typing import Any

from aiohttp import BodyPartReader, web

from bot.playground.faults import Broken, Fault, Malformed, Outage, TooMany
from bot.playground.telegram.ask import Ask, Upload
from bot.playground.telegram.city import TelegramCity
from bot.playground.telegram.errors import BotApiError, too_many
from bot.playground.telegram.files import UPLOAD_LIMIT


def telegram_routes(city: TelegramCity, prefix: str = "") -> list[web.RouteDef]:
    """Methods under `<prefix>/bot<token>/` and downloads under `<prefix>/file/bot<token>/`."""

    async def method(request: web.Request) -> web.StreamResponse:
        return await answer(city, request)

    async def file(request: web.Request) -> web.StreamResponse:
        return await download(city, request)

    return [
        web.get(prefix + "/file/bot{token}/{path:.+}", file),
        web.route("*", prefix + "/bot{token}/{method}", method),
    ]


async def answer(city: TelegramCity, request: web.Request) -> web.Response:
    """One call, with the fault it was promised, written to the traffic list."""
    name = request.match_info["method"]
    shown, begun = "{}", monotonic()

    def record(response: str, status: int) -> None:
        city.record("out", name, shown, response, status, timedelta(seconds=monotonic() - begun))

    try:
        if request.match_info["token"] != city.token:
            raise BotApiError(401, "Unauthorized")
        ask = await read_ask(request)
        shown = ask.as_text()
        fault = take_fault(city, name)
        if isinstance(fault, Broken) and fault.reset:
            record("connection dropped", 0)
            return drop(request)
        if isinstance(fault, Malformed):
            record("malformed", 200)
            return web.Response(text="<html>502</html>", content_type="text/html")
        refuse(fault)
        result: Any = await city.call(name, ask)
    except BotApiError as refusal:
        record(refusal.description, refusal.code)
        return web.json_response(refusal.as_json(), status=refusal.code)
    if name.lower() != "getupdates" or result:
        record(json.dumps(result, ensure_ascii=False), 200)
    return web.json_response({"ok": True, "result": result})


async def download(city: TelegramCity, request: web.Request) -> web.Response:
    try:
        if request.match_info["token"] != city.token:
            raise BotApiError(401, "Unauthorized")
        refuse(take_fault(city, "file"))
        stored = city.files.download(request.match_info["path"])
    except BotApiError as refusal:
        return web.json_response(refusal.as_json(), status=refusal.code)
    return web.Response(body=stored.content, content_type="application/octet-stream")


def take_fault(city: TelegramCity, name: str) -> Fault | None:
    """A long poll uses up no dose, since it would always be there first; an outage stops it as well."""
    if name.lower() == "getupdates" and city.faults.outage is Outage.NONE:
        return None
    return city.faults.take()


def refuse(fault: Fault | None) -> None:
    if isinstance(fault, TooMany):
        raise too_many(fault.retry_after)
    if fault is not None:
        raise BotApiError(500, "Internal Server Error")


def drop(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


async def read_ask(request: web.Request) -> Ask:
    """Parameters from the query and from a JSON, form or multipart body."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values |= as_object(await request.read())
    elif request.content_type == "multipart/form-data":
        await read_parts(request, values, uploads)
    elif request.can_read_body:
        values |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return Ask(values, uploads)


def as_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except json.JSONDecodeError:
        raise BotApiError(400, "Bad Request: can't parse JSON") from None
    if not isinstance(found, dict):
        raise BotApiError(400, "Bad Request: object expected")
    return found


async def read_parts(request: web.Request, values: dict[str, Any], uploads: dict[str, Upload]) -> None:
    """Read by chunks, so that the server's own body limit does not matter and Telegram's does."""
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytearray()
        while chunk := await part.read_chunk(65536):
            content += chunk
            total += len(chunk)
            if total > UPLOAD_LIMIT:
                raise BotApiError(413, "Request Entity Too Large")
        if part.filename is None:
            values[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, bytes(content))
