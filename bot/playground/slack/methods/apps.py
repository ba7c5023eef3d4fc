"""apps.*: a socket for the app, and its removal from the workspace."""

from bot.playground.slack.events import tell_later
from bot.playground.slack.method import ApiError, method
from bot.playground.slack.records import Json
from bot.playground.slack.workspace import SlackWorkspace


@method("apps.connections.open", tier=1, bearer="app")
async def connections_open(space: SlackWorkspace, given: Json) -> Json:
    """An address for one socket, good for one connection made soon."""
    ticket = space.socket_tickets.issue(space.app.id, space.clock.now())
    base = space.base_url.replace("http", "ws", 1)
    return {"url": f"{base}/socket?ticket={ticket}&app_id={space.app.id}"}


@method("apps.uninstall", required="client_id client_secret", tier=1)
async def uninstall(space: SlackWorkspace, given: Json) -> Json:
    """Leave the workspace: the token dies, and the app hears of both."""
    app = space.app
    if given["client_id"] != app.client_id:
        raise ApiError("client_id_token_mismatch")
    if given["client_secret"] != app.client_secret:
        raise ApiError("bad_client_secret")
    uninstalled(space)
    return {}


def uninstalled(space: SlackWorkspace) -> None:
    """What follows when the app is removed, by itself or by an administrator."""
    app = space.app
    app.installed = False
    space.revoked.add(app.bot_token)
    tell_later(space, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [app.bot_user]}})
    tell_later(space, {"type": "app_uninstalled"})
    space.changes.announce()
