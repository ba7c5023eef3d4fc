"""What our blocks carry: button values, action ids and the token in a modal's metadata."""

import re
from dataclasses import dataclass
from typing import Any

from bot.registry import command_names
from core.kit.words import N_

SEPARATOR = "|"
MAIN_COMMANDS = ("hiresync", "hiresync-dev")
"""The one command of the app, and that of the app developers try beside it."""
TURN_VIEW = "turn"
"""`callback_id` of a conversation's modal; `private_metadata` is the draft's token and nothing else."""
CARD_VIEW = "card"
ACTION = "a"
TURN = "f"
Block = dict[str, Any]
UNKNOWN_BUTTON = N_("I do not know this button any more. Write “help” to see what I can do.")


@dataclass(frozen=True, slots=True)
class ActionData:
    """A press that runs an action or begins a form."""

    name: str
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnData:
    """A press inside a conversation's modal."""

    act: str
    arg: str


def action_value(name: str, args: tuple[str, ...]) -> str:
    return SEPARATOR.join((ACTION, name, *args))


def turn_value(act: str, arg: str = "") -> str:
    return SEPARATOR.join((TURN, act, arg))


def read_value(value: str) -> ActionData | TurnData | None:
    """What was pressed; None for a button we never drew, or no longer know."""
    kind, *rest = value.split(SEPARATOR)
    if kind == ACTION and rest:
        return ActionData(rest[0], tuple(rest[1:]))
    if kind == TURN and rest:
        return TurnData(rest[0], SEPARATOR.join(rest[1:]))
    return None


COMMAND = re.compile(r"(?<![\w/:.])/([a-z][a-z_]+)(?![\w/]|\.\w)")


def with_commands(text: str) -> str:
    """Our commands as they are typed here: Slack knows one, and the rest are its words."""
    return COMMAND.sub(_typed_here, text) if "/" in text else text


def _typed_here(found: re.Match[str]) -> str:
    return f"/hiresync {found[1]}" if found[1] in command_names() else found[0]


def escape(text: str) -> str:
    """Text for mrkdwn: only these three are special (docs.slack.dev, formatting message text)."""
    text = with_commands(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": clip(with_commands(text), most) or " ", "emoji": False}


def marked(text: str, most: int = 3000) -> Block:
    """mrkdwn already escaped; an overlong one is cut before a line that does not fit."""
    if len(text) > most:
        text = text[: most - 1].rsplit("\n", 1)[0] + "…"
    return {"type": "mrkdwn", "text": text or " "}


def section(text: str, **more: Any) -> Block:
    return {"type": "section", "text": marked(text), **more}


def context(text: str) -> Block:
    return {"type": "context", "elements": [marked(text, 2000)]}
