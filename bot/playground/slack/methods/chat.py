"""chat.*: messages posted, changed and taken back by the app."""

from typing import Any

from bot.playground.slack import wire
from bot.playground.slack.blocks import check_blocks
from bot.playground.slack.events import changed_event, deleted_event, message_event, tell_own
from bot.playground.slack.method import ApiError, RateLimited, invalid, method
from bot.playground.slack.places import find_channel, speak_in
from bot.playground.slack.records import Channel, Json, Message
from bot.playground.slack.surfaces import LONGEST_TEXT, message_complaints
from bot.playground.slack.workspace import SlackWorkspace

BODY = "text blocks attachments markdown_text metadata parse link_names"
LOOKS = "username icon_emoji icon_url as_user"
JSON = "blocks attachments metadata"


@method(
    "chat.postMessage",
    required="channel",
    optional=f"{BODY} {LOOKS} thread_ts reply_broadcast unfurl_links unfurl_media mrkdwn container_id",
    json=JSON,
    scopes=("chat:write",),
    tier=0,
)
async def post_message(space: SlackWorkspace, given: Json) -> Json:
    """Say something where the app may speak."""
    channel = speak_in(space, given["channel"])
    content = read_content(space, given)
    if space.rates and (wait := space.limits.post(channel.id, space.clock.now())):
        raise RateLimited(wait)
    message = space.post(_own(space, channel, content, _thread(channel, given)))
    tell_own(space, channel, message_event(space, channel, message))
    return {"channel": channel.id, "ts": message.ts, "message": wire.message(space, message)}


@method(
    "chat.postEphemeral",
    required="channel user",
    optional=f"{BODY} {LOOKS} thread_ts",
    json=JSON,
    scopes=("chat:write",),
    tier=4,
)
async def post_ephemeral(space: SlackWorkspace, given: Json) -> Json:
    """Say something to one person in a conversation they share with the app."""
    channel = speak_in(space, given["channel"])
    if given["user"] not in channel.members:
        raise ApiError("user_not_in_channel")
    message = _own(space, channel, read_content(space, given), _thread(channel, given))
    message.only_for = given["user"]
    space.post(message)
    return {"message_ts": message.ts}


@method(
    "chat.update",
    required="channel ts",
    optional=f"{BODY} as_user reply_broadcast file_ids",
    json=f"{JSON} file_ids",
    scopes=("chat:write",),
    tier=3,
)
async def update(space: SlackWorkspace, given: Json) -> Json:
    """Change a message of the app's own; blocks that are not mentioned stay as they are."""
    channel, message = _own_message(space, given, "cant_update_message")
    before = wire.message(space, message)
    content = read_content(space, given)
    message.text = content.get("text", message.text)
    message.blocks = content.get("blocks", message.blocks)
    message.attachments = content.get("attachments", message.attachments)
    message.metadata = content.get("metadata", message.metadata)
    message.edited = {"user": space.app.bot_user, "ts": space.next_ts()}
    message.state = {}
    space.changes.announce()
    tell_own(space, channel, changed_event(space, channel, message, before))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": wire.message(space, message),
    }


@method("chat.delete", required="channel ts", optional="as_user", scopes=("chat:write",), tier=3)
async def delete(space: SlackWorkspace, given: Json) -> Json:
    """Take back a message of the app's own."""
    channel, message = _own_message(space, given, "cant_delete_message")
    channel.messages.remove(message)
    space.changes.announce()
    tell_own(space, channel, deleted_event(space, channel, wire.message(space, message)))
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink", required="channel message_ts", tier=4)
async def get_permalink(space: SlackWorkspace, given: Json) -> Json:
    """The address of a message."""
    channel = find_channel(space, given["channel"])
    if channel.message(given["message_ts"]) is None:
        raise ApiError("message_not_found")
    number = given["message_ts"].replace(".", "")
    return {
        "channel": channel.id,
        "permalink": f"https://{space.domain}.slack.com/archives/{channel.id}/p{number}",
    }


def read_content(space: SlackWorkspace, given: Json) -> Json:
    """What a message is to say, checked as Slack checks it; only what was given is in the answer."""
    content: Json = {}
    text = given.get("markdown_text") or given.get("text")
    if given.get("markdown_text") and (given.get("text") or given.get("blocks")):
        raise ApiError("markdown_text_conflict")
    if text is not None:
        if len(str(text)) > (12_000 if given.get("markdown_text") else LONGEST_TEXT):
            raise ApiError("msg_too_long")
        content["text"] = str(text)
    if given.get("blocks") is not None:
        content["blocks"] = _checked_blocks(space, given["blocks"])
    if given.get("attachments") is not None:
        content["attachments"] = _checked_attachments(given["attachments"])
    if given.get("metadata") is not None:
        content["metadata"] = _checked_metadata(given["metadata"])
    if not content.get("text") and not content.get("blocks") and not content.get("attachments"):
        raise ApiError("no_text")
    return content


def _checked_blocks(space: SlackWorkspace, blocks: Any) -> list[Json]:
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise ApiError("invalid_blocks_format")
    if complaints := message_complaints(blocks):
        raise invalid("invalid_blocks", complaints)
    return wire.settle_blocks(space, blocks)


def _checked_attachments(attachments: Any) -> list[Json]:
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise ApiError("invalid_attachments")
    if len(attachments) > 100:
        raise ApiError("too_many_attachments")
    complaints: list[str] = []
    for index, one in enumerate(attachments):
        if one.get("blocks") is not None:
            check_blocks(one["blocks"], "message", f"/attachments/{index}/blocks", complaints)
    if complaints:
        raise invalid("invalid_attachments", complaints)
    return attachments


def _checked_metadata(metadata: Any) -> Json:
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise ApiError("invalid_metadata_format")
    if "entities" not in metadata and not isinstance(metadata.get("event_payload"), dict):
        raise ApiError("invalid_metadata_schema")
    return metadata


def _thread(channel: Channel, given: Json) -> str:
    thread = str(given.get("thread_ts") or "")
    if thread and channel.message(thread) is None:
        raise ApiError("cannot_reply_to_message")
    return thread


def _own(space: SlackWorkspace, channel: Channel, content: Json, thread_ts: str) -> Message:
    app = space.app
    named = {"bot_id": app.bot_id, "app_id": app.id, "thread_ts": thread_ts}
    return Message(channel.id, space.next_ts(), app.bot_user, **{**content, **named})


def _own_message(space: SlackWorkspace, given: Json, refused: str) -> tuple[Channel, Message]:
    if str(given["channel"]).startswith("U"):
        raise ApiError("channel_not_found")  # Only posting opens the conversation behind a person's id.
    channel = find_channel(space, given["channel"])
    message = channel.message(given["ts"])
    if message is None:
        raise ApiError("message_not_found")
    if message.user != space.app.bot_user:
        raise ApiError(refused)
    return channel, message
