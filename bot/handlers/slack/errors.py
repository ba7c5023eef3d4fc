"""Slack's error codes as our error classes (docs.slack.dev, errors of each method)."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from core.kit.errors import CardGone, Rejected, Unavailable, Unreachable

PASSING = {"ratelimited", "fatal_error", "internal_error", "service_unavailable", "request_timeout"}
GONE = {"message_not_found", "cant_update_message", "edit_window_closed"}
CLOSED = {
    "account_inactive",
    "cannot_dm_bot",
    "channel_not_found",
    "is_archived",
    "messages_tab_disabled",
    "not_in_channel",
    "token_revoked",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
}


class ViewGone(Rejected):
    """The modal is closed, the trigger opens nothing, or the view has changed meanwhile."""


VIEW_ENDED = {
    "expired_trigger_id",
    "exchanged_trigger_id",
    "invalid_trigger_id",
    "trigger_expired",
    "not_found",
    "hash_conflict",
}


@contextmanager
def translated() -> Iterator[None]:
    """Turn what slack_sdk raises into Unavailable, Unreachable or Rejected."""
    try:
        yield
    except SlackApiError as error:
        raise _refused(error) from error
    except (TimeoutError, aiohttp.ClientError, SlackClientError) as error:
        raise Unavailable(f"slack: {type(error).__name__}") from error


def _refused(error: SlackApiError) -> Rejected | Unreachable | Unavailable:
    response = error.response
    code = str(response.get("error", ""))
    if response.status_code == 429 or code == "ratelimited":
        headers = {name.lower(): value for name, value in dict(response.headers).items()}
        return Unavailable("slack: ratelimited", float(headers.get("retry-after", 1)))
    if code in PASSING or response.status_code >= 500:
        return Unavailable(f"slack: {code or response.status_code}")
    if code in GONE:
        return CardGone(f"slack: {code}")
    if code in VIEW_ENDED:
        return ViewGone(f"slack: {code}")
    if code in CLOSED:
        return Unreachable(f"slack: {code}")
    details = (response.get("response_metadata") or {}).get("messages") or ()
    return Rejected(f"slack: {code} {'; '.join(details)}".strip())
