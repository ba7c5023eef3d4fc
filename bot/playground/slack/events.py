"""The Events API: what happened, told to the app, and told again when it does not listen."""

import re
from datetime import timedelta
from urllib.parse import urlparse

from bot.playground.slack import wire
from bot.playground.slack.delivering import Ack, Retry, deliver
from bot.playground.slack.records import Channel, Json, Message, StoredFile
from bot.playground.slack.waiting import reach
from bot.playground.slack.workspace import SlackWorkspace

RETRY_AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
"""A failed delivery is made again at once, after a minute and after five (docs.slack.dev/apis/events-api)."""

CHANNEL_TYPES = {"im": "im", "mpim": "mpim", "public": "channel", "private": "group"}
MESSAGE_EVENTS = {
    "im": "message.im",
    "mpim": "message.mpim",
    "public": "message.channels",
    "private": "message.groups",
}


async def tell(space: SlackWorkspace, event: Json, name: str = "") -> Ack | None:
    """Deliver an event the app subscribes to; None when it does not. Retries go on in the background."""
    wanted = name or event["type"]
    parting = event["type"] in ("app_uninstalled", "tokens_revoked")
    if not (space.app.installed or parting) or not space.app.hears(wanted):
        return None
    envelope = {
        "token": space.app.verification_token,
        "team_id": space.team_id,
        "api_app_id": space.app.id,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{space.next_ts()}",
        "event_time": space.seconds(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": space.team_id,
                "user_id": space.app.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": space.is_shared(_channel(event)),
    }
    space.last_event = envelope
    ack = await deliver(space, "events_api", envelope)
    if not ack.ok and not ack.stop:
        space.start(_again(space, envelope, ack.reason))
    return ack


def _channel(event: Json) -> str:
    return str(event.get("channel") or "")


async def repeat_last(space: SlackWorkspace) -> Ack:
    """Deliver the last event once more, with the same event id, as Slack may at any time."""
    assert space.last_event is not None, "no event has been delivered yet"
    return await deliver(space, "events_api", space.last_event, Retry(1, "http_timeout"))


async def _again(space: SlackWorkspace, envelope: Json, reason: str) -> None:
    for number, wait in enumerate(RETRY_AFTER, start=1):
        await reach(space.clock, space.clock.now() + wait)
        ack = await deliver(space, "events_api", envelope, Retry(number, reason))
        if ack.ok or ack.stop:
            return
        reason = ack.reason


def tell_later(space: SlackWorkspace, event: Json, name: str = "") -> None:
    """Deliver beside the request which caused the event, as Slack does."""
    space.start(tell(space, event, name))


def heard_in(space: SlackWorkspace, channel: Channel) -> bool:
    """Whether the app hears what is said there."""
    return space.app.bot_user in channel.members


def message_event(space: SlackWorkspace, channel: Channel, message: Message) -> Json:
    """A new message."""
    event = wire.message(space, message) | {
        "channel": channel.id,
        "channel_type": CHANNEL_TYPES[channel.kind],
        "event_ts": message.ts,
    }
    return event | ({"subtype": "file_share", "upload": False} if message.files else {})


def changed_event(space: SlackWorkspace, channel: Channel, message: Message, before: Json) -> Json:
    """A message that reads differently now."""
    ts = space.next_ts()
    return {
        "type": "message", "subtype": "message_changed", "hidden": True, "channel": channel.id, "ts": ts,
        "event_ts": ts, "channel_type": CHANNEL_TYPES[channel.kind],
        "message": wire.message(space, message), "previous_message": before,
    }  # fmt: skip


def deleted_event(space: SlackWorkspace, channel: Channel, before: Json) -> Json:
    """A message that is gone."""
    ts = space.next_ts()
    return {
        "type": "message", "subtype": "message_deleted", "hidden": True, "channel": channel.id, "ts": ts,
        "event_ts": ts, "deleted_ts": before["ts"], "channel_type": CHANNEL_TYPES[channel.kind],
        "previous_message": before,
    }  # fmt: skip


def tell_own(space: SlackWorkspace, channel: Channel, event: Json) -> None:
    """Slack tells an app of its own messages too; an app that answers those talks to itself."""
    if heard_in(space, channel):
        tell_later(space, event, MESSAGE_EVENTS[channel.kind])


def file_shared(space: SlackWorkspace, channel: Channel, stored: StoredFile) -> Json:
    return {
        "type": "file_shared", "channel_id": channel.id, "file_id": stored.id, "user_id": stored.user,
        "file": {"id": stored.id}, "event_ts": space.next_ts(),
    }  # fmt: skip


def link_shared(space: SlackWorkspace, channel: Channel, message: Message) -> Json | None:
    """The links of the message that belong to the app's domains, if any."""
    links = [
        {"url": url, "domain": domain}
        for url in re.findall(r"https?://[^\s<>|]+", message.text)
        if (domain := urlparse(url).hostname or "") in space.app.unfurl_domains
    ]
    if not links:
        return None
    return {
        "type": "link_shared", "channel": channel.id, "user": message.user, "message_ts": message.ts,
        "thread_ts": message.thread_ts, "links": links, "event_ts": space.next_ts(),
        "is_bot_user_member": heard_in(space, channel), "unfurl_id": f"{channel.id}-{message.ts}",
        "source": "conversations_history",
    } | _foreign(space, message.user)  # fmt: skip


def _foreign(space: SlackWorkspace, user: str) -> Json:
    """Whose company the person is of, where it is another one."""
    team = space.members[user].team_id
    return {"user_team": team, "source_team": team} if team != space.team_id else {}
