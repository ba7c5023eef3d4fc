"""chat.unfurl: what a link of the app's shows beneath somebody's message, to all in the channel."""

from bot.playground.slack.blocks import check_blocks
from bot.playground.slack.method import ApiError, invalid, method
from bot.playground.slack.places import find_channel
from bot.playground.slack.records import Json, Message
from bot.playground.slack.workspace import SlackWorkspace

AUTH = "user_auth_required user_auth_message user_auth_url user_auth_blocks"


@method(
    "chat.unfurl",
    optional=f"channel ts unfurls unfurl_id source metadata {AUTH}",
    json="unfurls metadata user_auth_blocks",
    scopes=("links:write",),
    tier=3,
)
async def unfurl(space: SlackWorkspace, given: Json) -> Json:
    """Show something for links which the message really holds."""
    message = _message(space, given)
    unfurls = given.get("unfurls")
    if unfurls is None:
        if any(given.get(name) for name in AUTH.split()):
            return {}
        raise ApiError("missing_unfurls")
    if not isinstance(unfurls, dict) or not all(isinstance(one, dict) for one in unfurls.values()):
        raise ApiError("invalid_unfurls_format")
    for url, shown in unfurls.items():
        if url not in message.text:
            raise ApiError("cannot_unfurl_url")
        _check(url, shown)
    space.unfurls.setdefault((message.channel, message.ts), {}).update(unfurls)
    space.changes.announce()
    return {}


def _message(space: SlackWorkspace, given: Json) -> Message:
    place, ts = given.get("channel"), given.get("ts")
    if given.get("unfurl_id"):
        if not given.get("source"):
            raise ApiError("missing_source")
        place, _, ts = str(given["unfurl_id"]).partition("-")
    if not place:
        raise ApiError("missing_channel")
    if not ts:
        raise ApiError("missing_ts")
    try:
        message = find_channel(space, place).message(ts)
    except ApiError as error:
        raise ApiError("cannot_find_channel") from error
    if message is None:
        raise ApiError("cannot_find_message")
    return message


def _check(url: str, shown: Json) -> None:
    complaints: list[str] = []
    if shown.get("blocks") is not None:
        check_blocks(shown["blocks"], "message", f"/unfurls/{url}/blocks", complaints)
    if complaints:
        raise invalid("cannot_parse_attachment", complaints)
