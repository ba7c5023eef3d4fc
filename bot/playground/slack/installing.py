"""The install page: a person agrees to the app's scopes, and the browser goes back with a code."""

import html
from urllib.parse import urlencode

from aiohttp import web

from bot.playground.slack.neighbour import workspace
from bot.playground.slack.tickets import Install
from bot.playground.slack.workspace import SlackWorkspace

LOOKS = """:root { color-scheme: light dark; --ink: #1d1c1d; --soft: #616061; --paper: #f8f8f8; --card: #fff;
  --line: #ddd; --go: #611f69; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1eef2; --soft: #b5adb8; --paper: #17131a;
  --card: #221c26; --line: #463c4c; --go: #a863b3; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 2rem;
  margin: 1rem; max-width: 34rem; } h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
ul { padding-left: 1.2rem; color: var(--soft); } label { display: block; font-weight: 600; margin: 1rem 0; }
select { display: block; width: 100%; font: inherit; padding: .5rem; margin-top: .3rem; }
button { font: inherit; font-weight: 600; padding: .6rem 1.6rem; border-radius: 6px; cursor: pointer;
  border: 1px solid var(--line); background: none; color: inherit; }
button[value=allow] { background: var(--go); border-color: var(--go); color: #fff; }"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Install {app}</title>
<style>{looks}</style></head><body><main><h1>{app} is asking for permission to access a Slack workspace</h1>
<p>What will {app} be able to do?</p><ul>{scopes}</ul>
<form method="post"><label>You are <select name="user">{people}</select></label>
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Cancel</button></form></main></body></html>"""


async def ask(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Show what the app wants, and let the person say who he is in which workspace."""
    wrong = _wrong(space, request)
    if wrong:
        return web.Response(status=400, text=f"Something went wrong when authorizing this app: {wrong}")
    preferred = request.query.get("team", "")
    people = "".join(_people(one, preferred) for one in space.neighbours)
    scopes = "".join(f"<li>{html.escape(one)}</li>" for one in _scopes(request))
    names = {"app": html.escape(space.app.name), "looks": LOOKS}
    return web.Response(text=PAGE.format(**names, scopes=scopes, people=people), content_type="text/html")


async def decide(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Send the browser back with a code of the chosen workspace, or with access_denied."""
    wrong = _wrong(space, request)
    if wrong:
        return web.Response(status=400, text=wrong)
    form = await request.post()
    back = _redirect_uri(space, request)
    answer = {"state": request.query.get("state", "")}
    if form.get("answer") == "allow":
        team, _, user = str(form.get("user") or "").rpartition("/")
        chosen = workspace(space, team or request.query.get("team", ""))
        user = user or next(one.id for one in chosen.members.values() if not one.is_bot)
        install = Install(user, _scopes(request), back)
        answer = {"code": chosen.codes.issue(install, chosen.clock.now()), **answer}
    else:
        answer = {"error": "access_denied", **answer}
    joint = "&" if "?" in back else "?"
    raise web.HTTPFound(f"{back}{joint}{urlencode(answer)}")


async def open_client(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Where `app_redirect` leads a browser: into the person's Slack, at the app's own place."""
    chosen = workspace(space, request.query.get("team", ""))
    joint = "&" if "?" in chosen.client_url else "?"
    raise web.HTTPFound(f"{chosen.client_url}{joint}{urlencode({'slack': chosen.team_id})}")


def _people(space: SlackWorkspace, preferred: str) -> str:
    """Those of one workspace, under its name; the first of the preferred one is chosen."""
    members = [one for one in space.members.values() if not one.is_bot and one.team_id == space.team_id]
    options = "".join(
        f'<option value="{html.escape(space.team_id)}/{html.escape(one.id)}"'
        f"{' selected' if space.team_id == preferred and not place else ''}>"
        f"{html.escape(one.real_name)}</option>"
        for place, one in enumerate(members)
    )
    return f'<optgroup label="{html.escape(space.name)}">{options}</optgroup>'


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
