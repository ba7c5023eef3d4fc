"""Texts and captions of a call, parsed and measured."""

from typing import Any

from bot.playground.telegram.ask import Ask, as_number
from bot.playground.telegram.detect import with_detected
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.formatted import Formatted, utf16_length
from bot.playground.telegram.parse_html import parse_html

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024


def read_text(ask: Ask) -> Formatted:
    body = read_formatted(ask.text("text"), ask.text("parse_mode"), ask.array("entities"))
    if not body:
        raise bad_request("message text is empty")
    if len(body.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return body


def read_caption(ask: Ask) -> Formatted:
    body = read_formatted(ask.text("caption"), ask.text("parse_mode"), ask.array("caption_entities"))
    if len(body.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return body


def read_formatted(text: str, parse_mode: str, entities: list[Any] | None) -> Formatted:
    """Marked-up words with what Telegram finds in them."""
    if parse_mode and parse_mode.lower() != "html":
        raise bad_request(f"unsupported parse_mode: this playground reads HTML, not {parse_mode}")
    if parse_mode:
        body = parse_html(text)
    else:
        body = Formatted(text, tuple(_checked(one, text) for one in entities or ()))
    return with_detected(body.trimmed())


def _checked(entity: Any, text: str) -> dict[str, Any]:
    if not isinstance(entity, dict) or not {"type", "offset", "length"} <= set(entity):
        raise bad_request("can't parse MessageEntity: Field must be specified")
    begin, length = as_number(entity["offset"], "offset"), as_number(entity["length"], "length")
    if begin < 0 or length < 1 or begin + length > utf16_length(text):
        raise bad_request(f"ENTITY_BOUNDS_INVALID: entity beginning at UTF-16 offset {begin}")
    return dict(entity)
