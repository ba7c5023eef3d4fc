"""The Slack pane: conversations, the home tab, the modals in front."""

from datetime import UTC, datetime
from urllib.parse import quote

from bot.playground.page.panes import Json
from bot.playground.slack import wire
from bot.playground.slack.records import Channel, Message, StoredFile, View
from bot.playground.slack.seeing import Seeing

MOST_MESSAGES = 150
FILES = "/playground/slack/files"


def messages_pane(eyes: Seeing) -> Json:
    """Every conversation of the person, the latest messages of each."""
    return {
        channel.id: [_message(eyes, one) for one in eyes.messages(channel)[-MOST_MESSAGES:]]
        for channel in channels_of(eyes)
    }


def place_pane(eyes: Seeing, commands: dict[str, str]) -> Json:
    """The workspace around the messages."""
    space = eyes.space
    return {
        "team": space.name,
        "teams": [{"id": one.team_id, "name": one.name} for one in space.neighbours],
        "at": space.team_id,
        "installed": space.app.installed,
        "removable": space.app.installed and space is not space.neighbours[0],
        "shortcuts": [dict(one) for one in space.app.offered],
        "app": space.app.name,
        "me": eyes.id,
        "dm": eyes.dm.id,
        "channels": [
            {"id": one.id, "name": one.name, "kind": one.kind}
            for one in channels_of(eyes)
            if one.kind != "im"
        ],
        "people": {one.id: one.real_name for one in space.members.values()},
        "slash": space.app.commands[0] if space.app.commands else "",
        "commands": [{"name": name, "text": text} for name, text in commands.items()],
    }


def views_pane(eyes: Seeing) -> Json:
    """The stack of modals (the one in front last) and the home tab."""
    home = eyes.home()
    return {
        "stack": [_view(eyes, one) for one in eyes.stack()],
        "home": _view(eyes, home) if home else None,
    }


def toasts_pane(eyes: Seeing) -> Json:
    """Whose they are belongs to it: the page shows what is new since it became this person."""
    return {"of": eyes.id, "texts": [one.text for one in eyes.toasts()]}


def channels_of(eyes: Seeing) -> list[Channel]:
    """Where the person is, the conversation with the app first."""
    mine = [one for one in eyes.space.channels.values() if eyes.id in one.members and one is not eyes.dm]
    return [eyes.dm, *mine]


def _message(eyes: Seeing, one: Message) -> Json:
    author = eyes.space.members.get(one.user)
    unfurls = eyes.space.unfurls.get((one.channel, one.ts), {})
    return {
        "ts": one.ts,
        "at": datetime.fromtimestamp(float(one.ts), UTC).isoformat(),
        "author": author.real_name if author and not author.is_bot else "HireSync",
        "app": bool(one.bot_id) or one.user == eyes.space.app.bot_user,
        "mine": one.user == eyes.id,
        "text": one.text,
        "blocks": one.blocks,
        "state": wire.state_of(one.blocks, one.state),
        "files": [_file(each) for each in one.files],
        "only": one.ephemeral,
        "edited": bool(one.edited),
        "unfurls": [shown["blocks"] for shown in unfurls.values() if shown.get("blocks")],
    }


def _file(stored: StoredFile) -> Json:
    return {
        "id": stored.id,
        "name": stored.title or stored.name,
        "kind": stored.filetype,
        "mime": stored.mimetype,
        "size": len(stored.content),
        "url": f"{FILES}/{quote(stored.id)}/{quote(stored.name)}",
    }


def _view(eyes: Seeing, view: View) -> Json:
    content = view.content
    return {
        "id": view.id,
        "hash": view.hash,
        "kind": view.kind,
        "title": view.title,
        "submit": (content.get("submit") or {}).get("text", ""),
        "close": (content.get("close") or {}).get("text", "") or "Cancel",
        "blocks": view.blocks,
        "state": wire.state_of(view.blocks, view.state),
        "errors": view.errors,
        "depth": len(eyes.stack()),
    }
