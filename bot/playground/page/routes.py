"""The page's addresses."""

import asyncio
from pathlib import Path

from aiohttp import web

from bot.app import House
from bot.playground.page.cast import Cast
from bot.playground.page.files import download, file_routes, require_own_page
from bot.playground.page.guide import guide_json
from bot.playground.page.live import Live
from bot.playground.page.stage import Stage
from bot.playground.town import Town
from core.gateways.invoice_pdf import FONTS

STATIC = Path(__file__).parent / "static"
SAMPLES = Path(__file__).parents[1] / "samples"
LETTERS = FONTS / "Poppins-Regular.ttf"
"""Has the letters of Hindi, which not every machine has."""
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def page_routes(
    town: Town, house: House, cast: Cast, closing: asyncio.Event | None = None
) -> list[web.AbstractRouteDef]:
    """The page at `/`, everything it needs under `/playground/`, and where deep links to the bot lead.

    Open pages are hung up on `closing`, or the server would wait for them at its end.
    """
    stage = Stage(town, house, cast)

    async def index(request: web.Request) -> web.Response:
        return _asset("index.html")

    async def static(request: web.Request) -> web.Response:
        return _asset(request.match_info["path"])

    async def font(request: web.Request) -> web.Response:
        return web.Response(body=LETTERS.read_bytes(), content_type="font/ttf", headers=HEADERS)

    async def guide(request: web.Request) -> web.Response:
        return web.json_response(guide_json(), headers=HEADERS)

    async def sample(request: web.Request) -> web.Response:
        path = SAMPLES / request.match_info["name"]
        if path.parent != SAMPLES or path.suffix not in (".pdf", ".docx") or not path.is_file():
            raise web.HTTPNotFound
        mime = "application/pdf" if path.suffix == ".pdf" else "application/octet-stream"
        return download(path.name, mime, path.read_bytes())

    async def live(request: web.Request) -> web.WebSocketResponse:
        require_own_page(request)
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=1 << 20)
        await socket.prepare(request)
        await Live(stage, socket).run(closing)
        return socket

    return [
        web.get("/", index),
        web.get("/open/telegram/{bot}", index),
        web.get("/playground/static/{path:[a-z_/]+\\.(?:css|js|svg)}", static),
        web.get("/playground/font", font),
        web.get("/playground/guide", guide),
        web.get("/playground/samples/{name}", sample),
        web.get("/playground/live", live),
        *file_routes(stage),
    ]


def _asset(path: str) -> web.Response:
    found = STATIC / path
    if not found.is_file():
        raise web.HTTPNotFound
    return web.Response(
        text=found.read_text("utf-8"), content_type=TYPES[found.suffix], charset="utf-8", headers=HEADERS
    )
