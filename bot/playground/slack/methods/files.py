"""files.*: uploading in three steps, as files.upload is gone, and looking a file up."""

from bot.playground.slack import wire
from bot.playground.slack.events import file_shared, message_event, tell_later, tell_own
from bot.playground.slack.method import ApiError, invalid, method
from bot.playground.slack.places import find_channel, speak_in
from bot.playground.slack.records import Channel, Json, Message, StoredFile
from bot.playground.slack.surfaces import message_complaints
from bot.playground.slack.workspace import SlackWorkspace


@method("files.upload", optional="channels content file filename filetype initial_comment thread_ts title")
async def upload(space: SlackWorkspace, given: Json) -> Json:
    """The old way, which Slack has switched off."""
    raise ApiError("method_deprecated")


@method(
    "files.getUploadURLExternal",
    required="filename length",
    optional="alt_txt snippet_type",
    scopes=("files:write",),
    tier=4,
)
async def get_upload_url(space: SlackWorkspace, given: Json) -> Json:
    """The first step: announce a file and learn where to send its bytes."""
    try:
        size = int(given["length"])
    except ValueError as error:
        raise invalid("invalid_arguments", ["must be an integer [json-pointer:/length]"]) from error
    if size <= 0:
        raise invalid("invalid_arguments", ["must be greater than 0 [json-pointer:/length]"])
    if len(str(given.get("alt_txt") or "")) > 1000:
        raise ApiError("alt_txt_too_large")
    name = str(given["filename"])
    stored = StoredFile(
        space.number("F"), name, name, space.app.bot_user, b"", space.clock.now(), declared=size
    )
    stored.alt_text = str(given.get("alt_txt") or "")
    space.files[stored.id] = stored
    return {"upload_url": f"{space.base_url}/upload/{stored.id}", "file_id": stored.id}


@method(
    "files.completeUploadExternal",
    required="files",
    optional="channel_id channels initial_comment thread_ts blocks username icon_url icon_emoji",
    json="files blocks",
    scopes=("files:write",),
    tier=4,
)
async def complete_upload(space: SlackWorkspace, given: Json) -> Json:
    """The last step: give the files their titles and share them."""
    blocks = _blocks(space, given)
    stored = _arrived(space, given["files"])
    channels = [_channel(space, one) for one in _targets(given)]
    for one, asked in zip(stored, given["files"], strict=True):
        one.complete, one.title = True, asked.get("title") or one.title
    for channel in channels:
        _share(
            space,
            channel,
            stored,
            str(given.get("initial_comment") or ""),
            blocks,
            str(given.get("thread_ts") or ""),
        )
    shown = (
        [wire.file(space, one) for one in stored]
        if channels
        else [{"id": one.id, "title": one.title} for one in stored]
    )
    return {"files": shown}


@method("files.info", required="file", optional="count page cursor limit", scopes=("files:read",), tier=4)
async def info(space: SlackWorkspace, given: Json) -> Json:
    """A file by id."""
    stored = space.files.get(given["file"])
    if stored is None or not stored.complete:
        raise ApiError("file_not_found")
    return {"file": wire.file(space, stored), "comments": [], "response_metadata": {"next_cursor": ""}}


def _blocks(space: SlackWorkspace, given: Json) -> list[Json]:
    blocks = given.get("blocks") or []
    if not blocks:
        return []
    complaints = message_complaints(blocks)
    if any(isinstance(one, dict) and one.get("type") == "markdown" for one in blocks):
        complaints = ["unsupported type: markdown [json-pointer:/blocks]"]  # Slack takes it in posts only.
    if complaints:
        raise invalid("invalid_blocks", complaints)
    return wire.settle_blocks(space, blocks)


def _arrived(space: SlackWorkspace, files: object) -> list[StoredFile]:
    if (
        not isinstance(files, list)
        or not files
        or not all(isinstance(one, dict) and one.get("id") for one in files)
    ):
        raise invalid("invalid_arguments", ["must be an array of objects with an id [json-pointer:/files]"])
    found: list[StoredFile] = []
    for one in files:
        stored = space.files.get(one["id"])
        if stored is None or not stored.arrived or stored.complete:
            raise ApiError("file_not_found")
        found.append(stored)
    return found


def _targets(given: Json) -> list[str]:
    many = str(given.get("channels") or "")
    one = str(given.get("channel_id") or "")
    return [name for name in [one, *many.split(",")] if name]


def _channel(space: SlackWorkspace, name: str) -> Channel:
    if name.startswith("U"):
        raise ApiError("channel_not_found")  # A file cannot be shared with a person's id, only with their DM.
    return speak_in(space, find_channel(space, name).id)


def _share(
    space: SlackWorkspace,
    channel: Channel,
    files: list[StoredFile],
    text: str,
    blocks: list[Json],
    thread: str,
) -> None:
    app = space.app
    message = Message(
        channel.id,
        space.next_ts(),
        app.bot_user,
        text=text,
        blocks=blocks,
        files=files,
        bot_id=app.bot_id,
        app_id=app.id,
        thread_ts=thread,
    )
    for one in files:
        one.shares[channel.id] = message.ts
    space.post(message)
    tell_own(space, channel, message_event(space, channel, message))
    for one in files:
        tell_later(space, file_shared(space, channel, one))
