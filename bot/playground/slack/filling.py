"""Filling in: from what a person types or picks to the state Slack's client would send."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from bot.playground.slack.records import Json
from bot.playground.slack.schema import options_of

KEYS = {
    **dict.fromkeys(("plain_text_input", "email_text_input", "url_text_input", "number_input"), "value"),
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    **dict.fromkeys(("static_select", "external_select", "radio_buttons"), "selected_option"),
    **dict.fromkeys(("multi_static_select", "multi_external_select", "checkboxes"), "selected_options"),
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "file_input": "files",
}
"""Where the state of each kind of element keeps what was filled in."""

INITIAL = {
    "value": "initial_value", "selected_date": "initial_date", "selected_time": "initial_time",
    "selected_date_time": "initial_date_time", "selected_option": "initial_option",
    "selected_options": "initial_options", "selected_user": "initial_user", "selected_users": "initial_users",
    "selected_channel": "initial_channel", "selected_channels": "initial_channels",
    "selected_conversation": "initial_conversation", "selected_conversations": "initial_conversations",
}  # fmt: skip
LARGEST_FILE = 10_000_000
"""What a file input takes (docs.slack.dev/reference/block-kit/block-elements/file-input-element)."""

MANY = ("selected_options", "selected_users", "selected_channels", "selected_conversations", "files")


class Impossible(Exception):
    """Slack's own client would not let a person do this."""


def empty_state(element: Json) -> Json:
    """The state of an element nobody has touched and which began empty."""
    key = KEYS[element["type"]]
    return {"type": element["type"], key: [] if key in MANY else None}


def initial_state(element: Json) -> Json:
    """The state of an element nobody has touched."""
    state = empty_state(element)
    key = KEYS[element["type"]]
    begun = element.get(INITIAL.get(key, ""))
    return state if begun is None else {**state, key: begun}


def is_empty(state: Json) -> bool:
    """Whether nothing is filled in."""
    return state.get(KEYS[state["type"]]) in (None, "", [])


def filled(element: Json, wanted: Any, offered: Sequence[Json] = (), files: Sequence[Json] = ()) -> Json:
    """The state after a person filled in what they wanted; Impossible where the client would stop them."""
    state = empty_state(element)
    key = KEYS[element["type"]]
    if wanted is None or wanted == "" or wanted == []:
        return state
    if key == "files":
        return {**state, key: _files(element, list(files))}
    if key in MANY:
        return {**state, key: _many(element, key, wanted, offered)}
    if key == "selected_option":
        return {**state, key: pick(element, wanted, offered)}
    read = READ.get(element["type"])
    return {**state, key: read(wanted) if read else _text(element, wanted)}


def pick(element: Json, wanted: Any, offered: Sequence[Json] = ()) -> Json:
    """The option a person means: by its value, by the words on it, or itself."""
    options: list[Json] = [*options_of(element), *offered]
    for option in options:
        if wanted in (option, option.get("value"), option["text"]["text"]):
            return option
    words = ", ".join(repr(option["text"]["text"]) for option in options[:10])
    raise Impossible(f"there is no choice {wanted!r}; there are: {words or 'none'}")


def _many(element: Json, key: str, wanted: Any, offered: Sequence[Json]) -> list[Any]:
    items = list(wanted) if isinstance(wanted, (list, tuple, set)) else [wanted]
    most = element.get("max_selected_items")
    if most and len(items) > most:
        raise Impossible(f"no more than {most} can be chosen")
    if key == "selected_options":
        return [pick(element, item, offered) for item in items]
    return [str(item) for item in items]


def _files(element: Json, files: list[Json]) -> list[Json]:
    if len(files) > element.get("max_files", 10):
        raise Impossible(f"no more than {element.get('max_files', 10)} files can be added")
    allowed = element.get("filetypes")
    for one in files:
        if one["size"] > LARGEST_FILE:
            raise Impossible(f"{one['name']} is larger than 10 MB")
        if allowed and one["filetype"] not in allowed:
            raise Impossible(f"{one['name']} is not one of these: {', '.join(allowed)}")
    return files


def _text(element: Json, wanted: Any) -> str:
    text = str(wanted)
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    if len(text) > most:
        raise Impossible(f"no more than {most} characters can be typed")
    if len(text) < least:
        raise Impossible(f"at least {least} characters must be typed")
    if "\n" in text and not element.get("multiline") and element["type"] == "plain_text_input":
        raise Impossible("this is a single line")
    if element["type"] == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise Impossible(f"{text!r} is not an e-mail address")
    if element["type"] == "url_text_input" and not re.match(r"https?://\S+\.?\S*$", text):
        raise Impossible(f"{text!r} is not an address")
    if element["type"] == "number_input":
        _check_number(element, text)
    return text


def _check_number(element: Json, text: str) -> None:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise Impossible(f"{text!r} is not a number")
    if "." in text and not element["is_decimal_allowed"]:
        raise Impossible("only whole numbers can be typed")
    low, high = element.get("min_value"), element.get("max_value")
    if (low is not None and float(text) < float(low)) or (high is not None and float(text) > float(high)):
        raise Impossible(f"{text} is not between {low} and {high}")


def _date(wanted: Any) -> str:
    return (wanted if isinstance(wanted, date) else date.fromisoformat(str(wanted))).isoformat()


def _time(wanted: Any) -> str:
    return (wanted if isinstance(wanted, time) else time.fromisoformat(str(wanted))).strftime("%H:%M")


def _moment(wanted: Any) -> int:
    return int(wanted.timestamp()) if isinstance(wanted, datetime) else int(wanted)


READ: dict[str, Callable[[Any], Any]] = {
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _moment,
    "users_select": str,
    "channels_select": str,
    "conversations_select": str,
}
