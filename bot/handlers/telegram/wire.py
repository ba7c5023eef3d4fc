"""What our buttons carry in `callback_data`: at most 64 bytes (Bot API, InlineKeyboardButton)."""

from dataclasses import dataclass

from telegram.constants import InlineKeyboardButtonLimit

MOST_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
SEPARATOR = "|"
ACTION = "a"
TURN = "f"
VALUE = "v"
"""In place of an act: the chosen value follows."""
TICK = "k"
"""In place of an act: the value to tick or untick follows."""


@dataclass(frozen=True, slots=True)
class ActionData:
    """A press that runs an action or begins a form."""

    name: str
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnData:
    """A press on a conversation's card."""

    token: str
    act: str
    arg: str


def action_data(name: str, args: tuple[str, ...]) -> str:
    return _fit(SEPARATOR.join((ACTION, name, *args)))


def turn_data(token: str, act: str, arg: str = "") -> str:
    return _fit(SEPARATOR.join((TURN, token, act, arg) if arg else (TURN, token, act)))


def _fit(data: str) -> str:
    if len(data.encode()) > MOST_BYTES:
        raise ValueError(f"{data!r} is longer than the {MOST_BYTES} bytes a button may carry")
    return data


def read_data(data: str) -> ActionData | TurnData | None:
    """What was pressed; None for a button we never drew, or no longer know."""
    kind, *rest = data.split(SEPARATOR)
    if kind == ACTION and rest:
        return ActionData(rest[0], tuple(rest[1:]))
    if kind == TURN and len(rest) >= 2:
        return TurnData(rest[0], rest[1], SEPARATOR.join(rest[2:]))
    return None
