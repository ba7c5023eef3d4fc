"""conversations.*: opening a talk with people and looking at it."""

from bot.playground.slack import wire
from bot.playground.slack.method import ApiError, method, truth
from bot.playground.slack.places import find_channel
from bot.playground.slack.records import Channel, Json
from bot.playground.slack.workspace import SlackWorkspace

READING = ("channels:read", "groups:read", "im:read", "mpim:read")


@method(
    "conversations.open",
    optional="channel users return_im prevent_creation",
    scopes=("im:write", "mpim:write"),
    tier=3,
)
async def open_conversation(space: SlackWorkspace, given: Json) -> Json:
    """Open the direct conversation with one person, or a group with up to eight."""
    if given.get("channel"):
        channel = find_channel(space, given["channel"])
        return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}
    users = given.get("users") or []
    names = [one.strip() for one in users.split(",")] if isinstance(users, str) else list(users)
    if not names:
        raise ApiError("users_list_not_supplied")
    if len(names) > 8:
        raise ApiError("too_many_users")
    for name in names:
        if name not in space.members:
            raise ApiError("user_not_found")
        if space.members[name].deleted:
            raise ApiError("user_disabled")
    known = set(space.channels)
    channel = space.dm(names[0]) if len(names) == 1 else _group(space, set(names))
    shown = wire.conversation(space, channel) if truth(given.get("return_im")) else {"id": channel.id}
    was_open = {"no_op": True, "already_open": True} if channel.id in known else {}
    return {**was_open, "channel": shown}


@method(
    "conversations.info", required="channel", optional="include_locale include_num_members", scopes=READING
)
async def info(space: SlackWorkspace, given: Json) -> Json:
    """A conversation as the app sees it."""
    channel = find_channel(space, given["channel"])
    found = wire.conversation(space, channel)
    if truth(given.get("include_num_members")):
        found["num_members"] = len(channel.members)
    return {"channel": found}


def _group(space: SlackWorkspace, people: set[str]) -> Channel:
    everyone = {*people, space.app.bot_user}
    found = next(
        (one for one in space.channels.values() if one.kind == "mpim" and one.members == everyone), None
    )
    return found or space.add_channel("mpdm-" + "--".join(sorted(people)), people, "mpim")
