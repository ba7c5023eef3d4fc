"""users.*: who somebody is."""

from bot.playground.slack import wire
from bot.playground.slack.method import ApiError, method, truth
from bot.playground.slack.records import Json, Member
from bot.playground.slack.workspace import SlackWorkspace


@method("users.info", required="user", optional="include_locale", scopes=("users:read",), tier=4)
async def info(space: SlackWorkspace, given: Json) -> Json:
    """A person by id."""
    member = space.members.get(given["user"])
    if member is None:
        raise ApiError("user_not_found")
    return {"user": _shown(space, member, locale=truth(given.get("include_locale")))}


@method("users.lookupByEmail", required="email", scopes=("users:read.email",), tier=3)
async def lookup_by_email(space: SlackWorkspace, given: Json) -> Json:
    """A person by their address, whatever its capitals."""
    wanted = str(given["email"]).casefold()
    for member in space.members.values():
        if member.email.casefold() == wanted and not member.deleted:
            return {"user": _shown(space, member, locale=False)}
    raise ApiError("users_not_found")


def _shown(space: SlackWorkspace, member: Member, *, locale: bool) -> Json:
    found = wire.full_user(member, with_email="users:read.email" in space.app.scopes)
    found["is_stranger"] = member.team_id != space.team_id
    return found | ({"locale": member.locale} if locale else {})
