"""A second workspace of the same Slack, in which the app is not installed yet; and which of them is meant."""

from dataclasses import replace

from aiohttp import web

from bot.playground.slack.workspace import SlackWorkspace


def open_neighbour(space: SlackWorkspace, team_id: str, domain: str) -> SlackWorkspace:
    """The same app may come to it by its install page alone."""
    number = len(space.neighbours)
    app = replace(
        space.app, bot_token="", installed=False, bot_user=f"U0BOT{number}", bot_id=f"B0PLAYGROUND{number}"
    )
    beside = SlackWorkspace(
        team_id=team_id,
        clock=space.clock,
        faults=space.faults,
        traffic=space.traffic,
        app=app,
        domain=domain,
        request_url=space.request_url,
        base_url=space.base_url,
        rates=space.rates,
        strict=space.strict,
        patience=space.patience,
        signing_clock=space.signing_clock,
        client_url=space.client_url,
        neighbours=space.neighbours,
    )
    # An app has its sockets for all workspaces, and whoever waits for a change waits for any.
    beside.sockets, beside.socket_tickets = space.sockets, space.socket_tickets
    beside.changes = space.changes
    return beside


def workspace(space: SlackWorkspace, team_id: str) -> SlackWorkspace:
    """The one of this id; the first where there is none."""
    return next((one for one in space.neighbours if one.team_id == team_id), space)


async def meant(space: SlackWorkspace, request: web.Request) -> SlackWorkspace:
    """By the token of a call, by the code that is exchanged, or by what the address names."""
    if len(space.neighbours) == 1:
        return space
    token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    code = await _code(request)
    named = request.match_info.get("file") or request.match_info.get("token") or ""
    for one in space.neighbours:
        if token and (token == one.app.bot_token or token in one.revoked):
            return one
        if (code and one.codes.knows(code)) or (named and (named in one.files or one.replies.knows(named))):
            return one
    return space


async def _code(request: web.Request) -> str:
    if request.match_info.get("method") != "oauth.v2.access":
        return ""
    return str((await request.post()).get("code") or request.query.get("code") or "")
