"""Files on their way: from the browser into the playground, and out of it to the browser."""

from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.playground.letter import Letter
from bot.playground.page.stage import Parcel, Stage
from bot.playground.telegram.errors import BotApiError

LARGEST = 50 << 20
SHOWN = ("application/pdf", "image/png", "image/jpeg", "text/plain")
"""What a browser may show in a tab; everything else is saved."""
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
    " sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin"
)
"""As mail programs do: no script and nothing from elsewhere."""


def file_routes(stage: Stage) -> list[web.RouteDef]:
    """Up, and down from each place that keeps files."""

    async def take(request: web.Request) -> web.Response:
        require_own_page(request)
        name = request.query.get("name", "").replace("/", "_")[:200] or "file"
        content = await request.read()
        if not content:
            raise web.HTTPBadRequest(text="This file is empty.")
        return web.json_response({"token": stage.parcels.take_in(Parcel(name, content))})

    async def from_slack(request: web.Request) -> web.Response:
        stored = stage.town.slack.files.get(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound
        return download(stored.name, stored.mimetype, stored.content)

    async def from_telegram(request: web.Request) -> web.Response:
        try:
            stored = stage.town.telegram.files.find(request.match_info["id"])
        except BotApiError:
            raise web.HTTPNotFound from None
        return download(stored.name, stored.mime, stored.content)

    async def from_letter(request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        try:
            found = _letter(stage, request).attachments[number]
        except IndexError:
            raise web.HTTPNotFound from None
        return download(found.name, found.mime, found.content)

    async def letter_page(request: web.Request) -> web.Response:
        return web.Response(
            text=_letter(stage, request).page(),
            content_type="text/html",
            charset="utf-8",
            headers={"Content-Security-Policy": MAIL_POLICY, "X-Content-Type-Options": "nosniff"},
        )

    async def leave(request: web.Request) -> web.Response:
        """What a mail service does when its own button is pressed."""
        require_own_page(request)
        address = _letter(stage, request).leave
        if not address:
            raise web.HTTPNotFound
        asked = {"List-Unsubscribe": "One-Click"}
        async with stage.house.session.post(address, data=asked, allow_redirects=False) as answer:
            return web.Response(status=204 if answer.status == 200 else 502)

    return [
        web.get(r"/playground/letters/{letter:\d+}/page", letter_page),
        web.post(r"/playground/letters/{letter:\d+}/leave", leave),
        web.put("/playground/files", take),
        web.get("/playground/slack/files/{id}/{name}", from_slack),
        web.get("/playground/telegram/files/{id}/{name}", from_telegram),
        web.get(r"/playground/letters/{letter:\d+}/{number:\d+}", from_letter),
    ]


def _letter(stage: Stage, request: web.Request) -> Letter:
    try:
        return stage.town.mailbox.letters[int(request.match_info["letter"])]
    except IndexError:
        raise web.HTTPNotFound from None


def download(name: str, mime: str, content: bytes) -> web.Response:
    """What people upload is never run as a page of ours."""
    way = "inline" if mime in SHOWN else "attachment"
    return web.Response(
        body=content,
        content_type=mime if mime in SHOWN else "application/octet-stream",
        headers={
            "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name)}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
    )


def require_own_page(request: web.Request) -> None:
    """Another site open in the same browser can reach this port too; it may not act here."""
    origin = request.headers.get("Origin", "")
    # Not the scheme: the page may be reached through something that adds TLS.
    if origin and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Only the playground's own page may do this.")
