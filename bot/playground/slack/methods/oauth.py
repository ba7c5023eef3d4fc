"""oauth.v2.access: the code from the install page becomes a token."""

import base64
import binascii
import secrets

from bot.playground.slack.method import ApiError, method
from bot.playground.slack.records import Json
from bot.playground.slack.tickets import Expired, Install, Spent, Unknown
from bot.playground.slack.workspace import SlackWorkspace


@method(
    "oauth.v2.access",
    optional="client_id client_secret code code_verifier redirect_uri grant_type refresh_token",
    tier=4,
    bearer="none",
)
async def access(space: SlackWorkspace, given: Json) -> Json:
    """Install the app with the scopes that were agreed to."""
    app = space.app
    client_id, client_secret = _credentials(given)
    if client_id != app.client_id:
        raise ApiError("invalid_client_id")
    if client_secret != app.client_secret:
        raise ApiError("bad_client_secret")
    install = _exchange(space, str(given.get("code") or ""))
    if install.redirect_uri != (given.get("redirect_uri") or install.redirect_uri):
        raise ApiError("bad_redirect_uri")
    if not app.bot_token or app.bot_token in space.revoked:
        app.bot_token = f"xoxb-{secrets.token_hex(12)}"
    app.installed, app.scopes = True, install.scopes
    space.changes.announce()
    named = {"id": space.team_id, "name": space.name}
    return {
        "access_token": app.bot_token,
        "token_type": "bot",
        "scope": ",".join(app.scopes),
        "bot_user_id": app.bot_user,
        "app_id": app.id,
        "team": None if space.organisation_wide else named,
        "enterprise": {"id": "E0PLAYGROUND", "name": "Playground"} if space.organisation_wide else None,
        "is_enterprise_install": space.organisation_wide,
        "authed_user": {"id": install.user},
    }


def _credentials(given: Json) -> tuple[str, str]:
    basic = str(given.pop("_basic", ""))
    if basic.startswith("Basic "):
        try:
            name, _, secret = base64.b64decode(basic[6:]).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise ApiError("invalid_client_id") from error
        return name, secret
    return str(given.get("client_id") or ""), str(given.get("client_secret") or "")


def _exchange(space: SlackWorkspace, code: str) -> Install:
    try:
        return space.codes.spend(code, space.clock.now())
    except Spent as error:
        raise ApiError("code_already_used") from error
    except (Unknown, Expired) as error:
        raise ApiError("invalid_code") from error
