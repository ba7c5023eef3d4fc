"""How the workspace's records look in Slack's JSON."""

import copy
from typing import Any

from bot.playground.slack.blocks import each_element
from bot.playground.slack.filling import KEYS, initial_state
from bot.playground.slack.records import Channel, Json, Member, Message, StoredFile, View
from bot.playground.slack.workspace import SlackWorkspace


def team(space: SlackWorkspace) -> Json:
    return {"id": space.team_id, "domain": space.domain}


def short_user(space: SlackWorkspace, user: str) -> Json:
    """A person as interactions name them."""
    member = space.members[user]
    return {"id": member.id, "username": member.name, "name": member.name, "team_id": member.team_id}


def full_user(member: Member, *, with_email: bool) -> Json:
    """A person as users.info describes them; the address needs its own scope."""
    profile: Json = {
        "real_name": member.real_name,
        "display_name": member.name,
        "real_name_normalized": member.real_name,
        "display_name_normalized": member.name,
        "team": member.team_id,
    }
    if with_email and member.email:
        profile["email"] = member.email
    return {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "real_name": member.real_name,
        "deleted": member.deleted,
        "tz": member.zone,
        "tz_label": member.zone,
        "tz_offset": member.zone_offset,
        "profile": profile,
        "is_admin": member.is_admin,
        "is_owner": False,
        "is_bot": member.is_bot,
        "is_app_user": False,
    }


def conversation(space: SlackWorkspace, channel: Channel) -> Json:
    """A channel as conversations.info describes it."""
    found: Json = {
        "id": channel.id,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "public",
        "is_archived": channel.archived,
        "is_member": space.app.bot_user in channel.members,
        "context_team_id": space.team_id,
    }
    if channel.kind == "im":
        others = sorted(channel.members - {space.app.bot_user})
        return {**found, "user": others[0] if others else space.app.bot_user, "is_open": True}
    blank = {"value": "", "creator": "", "last_set": 0}
    names = {"name": channel.name, "name_normalized": channel.name}
    return {**found, **names, "topic": blank, "purpose": blank}


def file(space: SlackWorkspace, stored: StoredFile) -> Json:
    """A file, with the address from which the app may fetch it."""
    private = f"{space.base_url}/files/{stored.id}"
    return {
        "id": stored.id,
        "created": int(stored.created.timestamp()),
        "timestamp": int(stored.created.timestamp()),
        "name": stored.name,
        "title": stored.title,
        "mimetype": stored.mimetype,
        "filetype": stored.filetype,
        "pretty_type": stored.filetype.upper(),
        "user": stored.user,
        "user_team": space.team_id,
        "editable": False,
        "size": len(stored.content),
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{private}/{stored.name}",
        "url_private_download": f"{private}/download/{stored.name}",
        "permalink": f"https://{space.domain}.slack.com/files/{stored.user}/{stored.id}/{stored.name}",
        "channels": [one for one in stored.shares if one.startswith("C")],
        "groups": [one for one in stored.shares if one.startswith("G")],
        "ims": [one for one in stored.shares if one.startswith("D")],
        "shares": _shares(space, stored),
        "file_access": "visible",
    }


def _shares(space: SlackWorkspace, stored: StoredFile) -> Json:
    """Where the file can be seen, and in which message."""
    found: Json = {}
    for name, ts in stored.shares.items():
        kind = "public" if space.channels[name].kind == "public" else "private"
        found.setdefault(kind, {})[name] = [{"ts": ts, "share_user_id": stored.user}]
    return found


def message(space: SlackWorkspace, one: Message) -> Json:
    """A message as events and answers carry it."""
    author = space.members.get(one.user)
    found: Json = {
        "type": "message", "user": one.user, "ts": one.ts, "text": one.text,
        "team": author.team_id if author else space.team_id,
    }  # fmt: skip
    if author and author.team_id != space.team_id:
        found |= {"user_team": author.team_id, "source_team": author.team_id}
    if one.bot_id:
        found |= {"bot_id": one.bot_id, "app_id": one.app_id, "bot_profile": bot(space)}
    optional: Json = {
        "blocks": one.blocks,
        "attachments": one.attachments,
        "files": [file(space, each) for each in one.files],
        "thread_ts": one.thread_ts,
        "metadata": one.metadata,
        "edited": one.edited,
    }
    return found | {name: value for name, value in optional.items() if value}


def bot(space: SlackWorkspace) -> Json:
    app = space.app
    return {
        "id": app.bot_id, "deleted": False, "name": app.name, "updated": 0, "app_id": app.id,
        "user_id": app.bot_user, "team_id": space.team_id, "icons": {},
    }  # fmt: skip


def view(space: SlackWorkspace, one: View, *, with_state: bool = True) -> Json:
    """A view as payloads carry it, with everything the person has filled in."""
    content = one.content
    found: Json = {
        "id": one.id,
        "team_id": space.team_id,
        "type": one.kind,
        "blocks": content["blocks"],
        "private_metadata": content.get("private_metadata") or "",
        "callback_id": one.callback_id,
        "state": {"values": state_of(one.blocks, one.state) if with_state else {}},
        "hash": one.hash,
        "title": content.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(content.get("clear_on_close")),
        "notify_on_close": bool(content.get("notify_on_close")),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "previous_view_id": one.previous_id,
        "root_view_id": one.root_id,
        "app_id": space.app.id,
        "external_id": content.get("external_id") or "",
        "app_installed_team_id": space.team_id,
        "bot_id": space.app.bot_id,
    }
    return copy.deepcopy(found)


def state_of(blocks: list[Json], filled: dict[str, dict[str, Json]]) -> dict[str, dict[str, Json]]:
    """state.values: every element that holds something, filled in or not."""
    values: dict[str, dict[str, Json]] = {}
    for block, element in each_element(blocks):
        if element["type"] not in KEYS:
            continue
        kept = filled.get(block["block_id"], {}).get(element["action_id"])
        values.setdefault(block["block_id"], {})[element["action_id"]] = kept or initial_state(element)
    return values


def settle_blocks(space: SlackWorkspace, blocks: list[Json]) -> list[Json]:
    """Blocks as Slack stores them: every block and element named, every text complete."""
    settled = [complete(copy.deepcopy(block)) for block in blocks]
    for block in settled:
        block.setdefault("block_id", space.number("b"))
    for _, element in each_element(settled):
        element.setdefault("action_id", space.number("a"))
    return settled


def complete(value: Any) -> Any:
    """A text as Slack keeps it: with its emoji or verbatim flag, and without empty fields."""
    if isinstance(value, list):
        return [complete(one) for one in value]
    if not isinstance(value, dict):
        return value
    done = {name: complete(one) for name, one in value.items() if one is not None}
    if done.get("type") == "plain_text":
        done.setdefault("emoji", True)
    elif done.get("type") == "mrkdwn":
        done.setdefault("verbatim", False)
    return done
