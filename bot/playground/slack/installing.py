"""The install page: a person agrees to the app's scopes, and the browser goes back with a code."""

import html
from urllib.parse import urlencode

from aiohttp import web

from bot.playground.slack.tickets import Install
from bot.playground.slack.workspace import SlackWorkspace

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Install {app}</title>
<main><h1>{app} is asking for permission to access the {team} workspace</h1><ul>{scopes}</ul>
<form method="post"><label>You are <select name="user">{people}</select></label>
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Cancel</button></form></main></html>"""


async def ask(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Show what the app wants."""
    wrong = _wrong(space, request)
    if wrong:
        return web.Response(status=400, text=f"Something went wrong when authorizing this app: {wrong}")
    people = "".join(
        f'<option value="{html.escape(one.id)}">{html.escape(one.real_name)}</option>'
        for one in space.members.values()
        if not one.is_bot
    )
    scopes = "".join(f"<li>{html.escape(one)}</li>" for one in _scopes(request))
    names = {"app": html.escape(space.app.name), "team": html.escape(space.domain)}
    return web.Response(text=PAGE.format(**names, scopes=scopes, people=people), content_type="text/html")


async def decide(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Send the browser back with a code, or with access_denied."""
    wrong = _wrong(space, request)
    if wrong:
        return web.Response(status=400, text=wrong)
    form = await request.post()
    back = _redirect_uri(space, request)
    answer = {"state": request.query.get("state", "")}
    if form.get("answer") == "allow":
        user = str(form.get("user") or next(one.id for one in space.members.values() if not one.is_bot))
        install = Install(user, _scopes(request), back)
        answer = {"code": space.codes.issue(install, space.clock.now()), **answer}
    else:
        answer = {"error": "access_denied", **answer}
    joint = "&" if "?" in back else "?"
    raise web.HTTPFound(f"{back}{joint}{urlencode(answer)}")


def _scopes(request: web.Request) -> tuple[str, ...]:
    return tuple(one for one in request.query.get("scope", "").replace(" ", ",").split(",") if one)


def _redirect_uri(space: SlackWorkspace, request: web.Request) -> str:
    return request.query.get("redirect_uri") or next(iter(space.app.redirect_uris), "")


def _wrong(space: SlackWorkspace, request: web.Request) -> str:
    if request.query.get("client_id") != space.app.client_id:
        return "invalid_client_id"
    if not _scopes(request):
        return "invalid_scope: no scopes requested"
    back = _redirect_uri(space, request)
    known = space.app.redirect_uris
    if not back or (known and not any(back.startswith(one) for one in known)):
        return "bad_redirect_uri"
    return ""
