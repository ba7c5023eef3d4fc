"""response_url: five answers within half an hour to a command or a press (docs.slack.dev/interactivity)."""

from datetime import timedelta

from aiohttp import web

from bot.playground.slack.events import message_event, tell_own
from bot.playground.slack.method import ApiError, truth
from bot.playground.slack.methods.chat import read_content
from bot.playground.slack.records import Channel, Json, Message
from bot.playground.slack.tickets import Expired, Reply, Spent, Unknown
from bot.playground.slack.workspace import SERVICE, SlackWorkspace
from bot.playground.traffic import Exchange

KNOWN = {
    *("text", "blocks", "attachments", "response_type", "replace_original", "delete_original"),
    *("thread_ts", "unfurl_links", "unfurl_media", "metadata", "mrkdwn", "parse", "link_names"),
}


async def handle(space: SlackWorkspace, request: web.Request) -> web.Response:
    """Take an answer sent to a response address, and write it down."""
    given, told = await request.text(), space.clock.now()
    response = await _take(space, request)
    shown = Exchange(
        SERVICE, "out", "response_url", given, response.text or "", response.status, told, timedelta(0)
    )
    space.traffic.record(shown)
    return response


async def _take(space: SlackWorkspace, request: web.Request) -> web.Response:
    try:
        reply = space.replies.spend(request.match_info["token"], space.clock.now())
    except Unknown:
        return _refused("invalid_token", 404)
    except Spent:
        return _refused("used_url", 404)
    except Expired:
        return _refused("expired_url", 404)
    try:
        given = await request.json()
        answer(space, reply, given)
    except ValueError:
        return _refused("invalid_payload", 400)
    except ApiError as error:
        return _refused(error.code, 400, **error.more)
    return web.json_response({"ok": True})


def answer(space: SlackWorkspace, reply: Reply, given: Json) -> None:
    """Post, replace or delete, for the one person or for all in the channel."""
    if space.strict and isinstance(given, dict) and set(given) - KNOWN:
        raise ApiError("invalid_arguments", unknown=sorted(set(given) - KNOWN))
    channel = space.channels[reply.channel]
    original = next((one for one in channel.messages if one.ts == reply.message_ts), None)
    if truth(given.get("delete_original")):
        if original is not None:
            channel.messages.remove(original)
        space.changes.announce()
        return
    content = read_content(space, given)
    if truth(given.get("replace_original")) and original is not None:
        original.text = content.get("text", "")
        original.blocks = content.get("blocks", [])
        original.attachments = content.get("attachments", [])
        original.state = {}
        space.changes.announce()
        return
    post(space, channel, reply.user, content, in_channel=given.get("response_type") == "in_channel")


def post(space: SlackWorkspace, channel: Channel, user: str, content: Json, *, in_channel: bool) -> Message:
    """A message of the app's, ephemeral unless it is for the channel."""
    app = space.app
    message = Message(
        channel.id, space.next_ts(), app.bot_user, **content, bot_id=app.bot_id, app_id=app.id
    )  # fmt: skip
    message.only_for = "" if in_channel else user
    space.post(message)
    if in_channel:
        tell_own(space, channel, message_event(space, channel, message))
    return message


def _refused(error: str, status: int, **more: object) -> web.Response:
    return web.json_response({"ok": False, "error": error, **more}, status=status)
