"""The elements of Block Kit and their limits (docs.slack.dev/reference/block-kit/block-elements)."""

import re
from datetime import date
from typing import Any

from bot.playground.slack.objects import (
    CONFIRM,
    CONVERSATIONS,
    DISPATCH,
    ID,
    LINK_OPTION,
    OPTION_GROUP,
    PLAIN_OPTION,
    SLACK_FILE,
    URL,
    link,
    marked_option,
    plain,
    values_differ,
)
from bot.playground.slack.schema import (
    Complaints,
    Rule,
    boolean,
    chosen_from_options,
    complain,
    exactly_one,
    listing,
    one_of,
    record,
    string,
    whole,
)

TYPE = string()
PLACEHOLDER = plain(150)


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _bounds(low: str, high: str) -> Rule:
    """The lower bound may not be above the upper one."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        least, most = value.get(low), value.get(high)
        try:
            crossed = least is not None and most is not None and float(least) > float(most)
        except (TypeError, ValueError):
            return complain(complaints, at, f"{low} and {high} must be numbers")
        if crossed:
            complain(complaints, at, f"{low} must be less than or equal to {high}")
        return None

    return rule


def _element(required: dict[str, Rule], optional: dict[str, Rule], *also: Rule) -> Rule:
    return record({"type": TYPE, **required}, {"action_id": ID, **optional}, *also)


def _asking(optional: dict[str, Rule], *also: Rule, required: dict[str, Rule] | None = None) -> Rule:
    """Something to fill in, with what all of those share."""
    return _element(required or {}, {"focus_on_load": boolean, **optional}, *also)


def _menu(optional: dict[str, Rule], *also: Rule, required: dict[str, Rule] | None = None) -> Rule:
    return _asking({"placeholder": PLACEHOLDER, "confirm": CONFIRM, **optional}, *also, required=required)


def _typing(optional: dict[str, Rule], *also: Rule, required: dict[str, Rule] | None = None) -> Rule:
    shared: dict[str, Rule] = {"placeholder": PLACEHOLDER, "dispatch_action_config": DISPATCH}
    return _asking({**shared, **optional}, *also, required=required)


NUMBER = string(pattern=lambda value: re.fullmatch(r"-?\d+(\.\d+)?", value) is not None)
DATE = string(pattern=_is_date)
TIME = string(pattern=lambda value: re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None)
MANY: dict[str, Rule] = {"max_selected_items": whole(1)}
OPTIONS: dict[str, Rule] = {
    "options": listing(PLAIN_OPTION, 100, least=1),
    "option_groups": listing(OPTION_GROUP, 100, least=1),
}
BUTTON: dict[str, Rule] = {"value": string(2000), "accessibility_label": string(75), "confirm": CONFIRM}
TICKED: dict[str, Rule] = {"options": listing(marked_option, 10, least=1)}
TYPED: dict[str, Rule] = {"min_length": whole(0, 3000), "max_length": whole(1, 3000)}

IMAGE = record(
    {"type": TYPE, "alt_text": string(2000, least=1)},
    {"image_url": URL, "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)

ELEMENTS: dict[str, Rule] = {
    "button": _element(
        {"text": plain(75)},
        {
            **BUTTON,
            "url": link,
            "style": one_of("primary", "danger"),
            "visible_to_user_ids": listing(string()),
            "agent_prompt": string(4000),
            "agent_prompt_display": string(),
        },
    ),
    "overflow": _element({"options": listing(LINK_OPTION, 5, least=1)}, {"confirm": CONFIRM}, values_differ),
    "checkboxes": _asking(
        {"initial_options": listing(marked_option, 10, least=1), "confirm": CONFIRM},
        values_differ,
        chosen_from_options("initial_options"),
        required=TICKED,
    ),
    "radio_buttons": _asking(
        {"initial_option": marked_option, "confirm": CONFIRM},
        values_differ,
        chosen_from_options("initial_option"),
        required=TICKED,
    ),
    "datepicker": _menu({"initial_date": DATE}),
    "timepicker": _menu({"initial_time": TIME, "timezone": string(least=1)}),
    "datetimepicker": _asking({"initial_date_time": whole(1_000_000_000, 9_999_999_999), "confirm": CONFIRM}),
    "plain_text_input": _typing(
        {"initial_value": string(3000), "multiline": boolean, **TYPED},
        _bounds("min_length", "max_length"),
    ),
    "email_text_input": _typing({"initial_value": string()}),
    "url_text_input": _typing({"initial_value": string()}),
    "number_input": _typing(
        {"initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        _bounds("min_value", "max_value"),
        required={"is_decimal_allowed": boolean},
    ),
    "file_input": _element({}, {"filetypes": listing(string(least=1), least=1), "max_files": whole(1, 10)}),
    "static_select": _menu(
        {**OPTIONS, "initial_option": PLAIN_OPTION},
        exactly_one("options", "option_groups"),
        values_differ,
        chosen_from_options("initial_option"),
    ),
    "multi_static_select": _menu(
        {**OPTIONS, **MANY, "initial_options": listing(PLAIN_OPTION, 100, least=1)},
        exactly_one("options", "option_groups"),
        values_differ,
        chosen_from_options("initial_options"),
    ),
    "external_select": _menu({"initial_option": PLAIN_OPTION, "min_query_length": whole(0)}),
    "multi_external_select": _menu(
        {**MANY, "initial_options": listing(PLAIN_OPTION, 100, least=1), "min_query_length": whole(0)}
    ),
    "users_select": _menu({"initial_user": string()}),
    "multi_users_select": _menu({**MANY, "initial_users": listing(string(), least=1)}),
    "channels_select": _menu({"initial_channel": string(), "response_url_enabled": boolean}),
    "multi_channels_select": _menu({**MANY, "initial_channels": listing(string(), least=1)}),
    "conversations_select": _menu(
        {
            "initial_conversation": string(),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": CONVERSATIONS,
        }
    ),
    "multi_conversations_select": _menu(
        {
            **MANY,
            "initial_conversations": listing(string(), least=1),
            "default_to_current_conversation": boolean,
            "filter": CONVERSATIONS,
        }
    ),
    "icon_button": _element(
        {"icon": one_of("trash"), "text": plain(75)},
        {**BUTTON, "visible_to_user_ids": listing(string())},
    ),
    "feedback_buttons": _element(
        {
            name: record({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
            for name in ("positive_button", "negative_button")
        },
        {},
    ),
    "image": IMAGE,
}
