"""The two file addresses: where the app sends bytes, and where it fetches them with its token."""

from urllib.parse import quote

from aiohttp import web

from bot.playground.slack.workspace import SlackWorkspace

LARGEST = 1_000_000_000
SIGN_IN = "<!doctype html><title>Slack</title><p>Sign in to your workspace to see this file."


async def receive(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Take the bytes of an announced file, raw or as a form's file, in exactly the announced size."""
    stored = space.files.get(request.match_info["file"])
    if stored is None or stored.arrived:
        return web.Response(status=404, text="file not found")
    content = await _content(request)
    if len(content) != stored.declared:
        return web.Response(status=400, text=f"expected {stored.declared} bytes and got {len(content)}")
    stored.content, stored.arrived = content, True
    return web.Response(text=f"OK - {len(content)}")


async def serve(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Give the bytes to the app; without the right token Slack shows its sign-in page, with status 200."""
    app = space.app
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    allowed = bearer == app.bot_token and bearer not in space.revoked and "files:read" in app.scopes
    if not allowed:
        return web.Response(text=SIGN_IN, content_type="text/html")
    stored = space.files.get(request.match_info["file"])
    if stored is None or not stored.complete:
        return web.Response(status=404, text="file not found")
    disposition = f"attachment; filename*=UTF-8''{quote(stored.name)}"
    return web.Response(
        body=stored.content, content_type=stored.mimetype, headers={"Content-Disposition": disposition}
    )


async def _content(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    form = await request.post()
    for value in form.values():
        if isinstance(value, web.FileField):
            return value.file.read()
    return b""
