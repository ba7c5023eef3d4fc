"""What a keyboard may be (core.telegram.org/bots/api#inlinekeyboardmarkup, #replykeyboardmarkup)."""

from typing import Any

from bot.playground.telegram.errors import BotApiError, bad_request
from bot.playground.telegram.message import Json, Keyboard

MOST_BUTTONS, WIDEST_ROW = 100, 8
ACTS = {
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "pay",
}  # fmt: skip
KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")


def read_markup(markup: Json | None) -> tuple[Keyboard, Json | None]:
    """The inline keyboard and, apart from it, any other reply markup."""
    if not markup:
        return [], None
    kinds = [kind for kind in KINDS if kind in markup]
    if len(kinds) != 1:
        raise bad_request("object expected as reply markup")
    if kinds == ["inline_keyboard"]:
        return read_inline(markup), None
    if kinds == ["keyboard"]:
        rows = _rows(markup["keyboard"], "keyboard")
        buttons = [[{"text": one} if isinstance(one, str) else one for one in row] for row in rows]
        for row in buttons:
            for button in row:
                _text(button, "keyboard")
        markup = markup | {"keyboard": buttons}
    placeholder = str(markup.get("input_field_placeholder", ""))
    if len(placeholder) > 64:
        raise bad_request("input field placeholder is too long")
    return [], markup


def read_inline(markup: Json | None) -> Keyboard:
    """The inline keyboard of an edit, which admits no other kind."""
    if not markup:
        return []
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    return [[_inline_button(button) for button in row] for row in rows if row]


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what} button: Field must be of type Array of Arrays")
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _inline_button(button: Any) -> Json:
    _text(button, "inline keyboard")
    acts = ACTS & set(button)
    if len(acts) != 1:
        raise bad_request(
            "text buttons are unallowed in the inline keyboard" if not acts else "BUTTON_TYPE_INVALID"
        )
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise BotApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return dict(button)


def _text(button: Any, what: str) -> None:
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {what} button: Object expected")
    if not str(button.get("text", "")).strip():
        raise bad_request(f"can't parse {what} button: Text buttons must be non-empty")
