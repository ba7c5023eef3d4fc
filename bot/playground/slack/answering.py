"""What Slack does with the app's acknowledgement: show it, obey it, or tell the person that it failed."""

from typing import Any

from bot.playground.slack import replies, stacks, wire
from bot.playground.slack.delivering import Ack
from bot.playground.slack.method import ApiError
from bot.playground.slack.methods.chat import read_content
from bot.playground.slack.objects import OPTION_GROUP, PLAIN_OPTION
from bot.playground.slack.records import Json, View
from bot.playground.slack.schema import exactly_one, listing, options_of, record
from bot.playground.slack.workspace import SlackWorkspace

TROUBLE = "We had some trouble connecting. Try again?"
TIMED_OUT, FAILED, BAD_ANSWER = "operation_timeout", "dispatch_failed", "invalid_command_response"

OFFER = record(
    {},
    {"options": listing(PLAIN_OPTION, 100), "option_groups": listing(OPTION_GROUP, 100)},
    exactly_one("options", "option_groups"),
)


def failed(space: SlackWorkspace, user: str, ack: Ack, words: str = TROUBLE) -> bool:
    """Whether the acknowledgement failed; then the person has been told."""
    if ack.ok:
        return False
    error = TIMED_OUT if ack.reason == "http_timeout" else FAILED
    space.toast(user, error, words.format(error=error))
    return True


def command_answered(space: SlackWorkspace, user: str, channel: str, name: str, ack: Ack) -> None:
    """Text or JSON in the acknowledgement of a command is a message, ephemeral by default."""
    words = name + ' failed with the error "{error}"'
    if failed(space, user, ack, words) or not ack.body:
        return
    given = ack.body if isinstance(ack.body, dict) else {"text": str(ack.body)}
    try:
        content = read_content(space, given)
    except ApiError:
        space.toast(user, BAD_ANSWER, words.format(error=BAD_ANSWER))
        return
    in_channel = given.get("response_type") == "in_channel"
    replies.post(space, space.channels[channel], user, content, in_channel=in_channel)


def submission_answered(space: SlackWorkspace, view: View, ack: Ack) -> None:
    """Close the modal, or do what response_action says; an answer Slack cannot obey leaves it open."""
    if failed(space, view.user, ack):
        return
    try:
        _obey(space, view, ack.body)
    except ApiError as error:
        detail = (error.more.get("response_metadata") or {}).get("messages", [])
        space.toast(view.user, error.code, " ".join([TROUBLE, *detail]))


def _obey(space: SlackWorkspace, view: View, body: Any) -> None:
    if not body:
        stacks.pop(space, view)
        return
    if not isinstance(body, dict) or "response_action" not in body:
        raise ApiError("invalid_response_action")
    match body["response_action"]:
        case "clear":
            stacks.clear_stack(space, view.user)
        case "update":
            content = stacks.checked_view(space, body.get("view"), "modal", replacing=view)
            stacks.replace(space, view, content)
        case "push":
            stacks.push(space, view.user, stacks.checked_view(space, body.get("view"), "modal"))
        case "errors":
            view.errors = _checked_errors(view, body.get("errors"))
            space.changes.announce()
        case _:
            raise ApiError("invalid_response_action")


def _checked_errors(view: View, errors: Any) -> dict[str, str]:
    """Errors must stand under input blocks that are there, each with some words."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise ApiError("invalid_errors")
    for name, words in errors.items():
        if name not in inputs or not isinstance(words, str) or not words:
            raise ApiError(
                "invalid_errors", response_metadata={"messages": [f"no input block {name!r} to mark"]}
            )
    return dict(errors)


def offered_options(space: SlackWorkspace, user: str, ack: Ack) -> list[Json]:
    """The choices which the app supplied for what was typed; none when its answer cannot be used."""
    if failed(space, user, ack):
        return []
    complaints: list[str] = []
    OFFER(ack.body, "", complaints)
    if complaints:
        space.toast(user, "invalid_options", " ".join(["Result not available.", *complaints]))
        return []
    return [wire.complete(one) for one in options_of(ack.body)]
