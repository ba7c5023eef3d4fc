"""auth.*, bots.* and team.*: who the app is and where."""

from bot.playground.slack.events import tell_later
from bot.playground.slack.method import ApiError, method, truth
from bot.playground.slack.records import Json
from bot.playground.slack.workspace import SlackWorkspace


@method("auth.test", tier=0)
async def test(space: SlackWorkspace, given: Json) -> Json:
    """Whose token this is."""
    app = space.app
    return {
        "url": f"https://{space.domain}.slack.com/",
        "team": space.name,
        "user": app.name,
        "team_id": space.team_id,
        "user_id": app.bot_user,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


@method("auth.revoke", optional="test", tier=3)
async def revoke(space: SlackWorkspace, given: Json) -> Json:
    """Give the token up; the app is told, too."""
    if truth(given.get("test")):
        return {"revoked": False}
    tokens = {"oauth": [], "bot": [space.app.bot_user]}
    tell_later(space, {"type": "tokens_revoked", "tokens": tokens})
    space.revoked.add(space.app.bot_token)
    return {"revoked": True}


@method("bots.info", optional="bot", scopes=("users:read",), tier=3)
async def bots_info(space: SlackWorkspace, given: Json) -> Json:
    """The bot behind a bot id."""
    app = space.app
    if given.get("bot") not in (None, app.bot_id):
        raise ApiError("bot_not_found")
    shown = {"id": app.bot_id, "deleted": False, "name": app.name, "app_id": app.id, "user_id": app.bot_user}
    return {"bot": {**shown, "updated": 0, "icons": {}}}


@method("team.info", optional="team domain", scopes=("team:read",), tier=3)
async def team_info(space: SlackWorkspace, given: Json) -> Json:
    """The workspace."""
    if given.get("team") not in (None, space.team_id):
        raise ApiError("team_not_found")
    name = space.name
    shown = {"id": space.team_id, "name": name, "domain": space.domain, "email_domain": "", "icon": {}}
    return {"team": shown}
