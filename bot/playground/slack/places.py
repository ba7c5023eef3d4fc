"""Which conversations the app can see, and in which it may speak."""

from bot.playground.slack.method import ApiError
from bot.playground.slack.records import Channel
from bot.playground.slack.workspace import SlackWorkspace, dm_of


def find_channel(space: SlackWorkspace, name: str) -> Channel:
    """A conversation the app can see; a private one without it does not exist."""
    channel = (
        space.channels.get(name)
        or _dm(space, name)
        or next(
            (one for one in space.channels.values() if one.kind == "public" and f"#{one.name}" == name), None
        )
    )
    if channel is None or (channel.kind != "public" and space.app.bot_user not in channel.members):
        raise ApiError("channel_not_found")
    return channel


def _dm(space: SlackWorkspace, name: str) -> Channel | None:
    """A conversation with somebody that was opened before the last start."""
    member = next((one for one in space.members.values() if dm_of(one.id) == name), None)
    return None if member is None or member.is_bot or member.deleted else space.dm(member.id)


def speak_in(space: SlackWorkspace, name: str) -> Channel:
    """A conversation the app may post in; a person's id stands for the conversation with them."""
    member = space.members.get(name)
    if member is not None:
        if member.is_bot or member.deleted:
            raise ApiError("channel_not_found")
        return space.dm(name)
    channel = find_channel(space, name)
    if channel.archived:
        raise ApiError("is_archived")
    if space.app.bot_user not in channel.members and "chat:write.public" not in space.app.scopes:
        raise ApiError("not_in_channel")
    return channel
