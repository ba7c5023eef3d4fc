"""One question as an input block; block_id is the question's key, so Slack keeps what was typed."""

from datetime import datetime
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from bot.forms import kinds
from bot.forms.screen import UPLOAD, Ask, Options
from bot.handlers.slack.wire import Block, context, escape, plain
from core.kit.words import N_, Words

ANSWER = "answer"
"""action_id of every answer."""
WORDS = "words"
"""action_id of a day typed where a picker could stand."""
MEANT = "?"
"""Follows the question's key in the block that asks what was meant."""
RADIO_AT_MOST = 4
MOST_MB = 10
"""Of each file in a file input (docs.slack.dev, File input element)."""


def ask_blocks(ask: Ask, words: Words, *, in_words: bool = False) -> list[Block]:
    """The input, with what was wrong before it; after it what may have been meant, or the file kept."""
    blocks: list[Block] = []
    if ask.error:
        blocks.append(context(f":warning: {escape(ask.error)}"))
    optional = ask.optional or (isinstance(ask.kind, kinds.File) and ask.value is not None)
    block: Block = {
        "type": "input",
        "block_id": ask.key,
        "label": plain(ask.label if len(ask.question) > 150 else ask.question, 2000),
        "element": _dated(ask, words) if in_words and is_dated(ask) else element(ask, words),
        "optional": optional,
    }
    # Of a day it says how to write it, which a picker does not ask.
    if ask.hint and (in_words or not is_dated(ask)):
        block["hint"] = plain(ask.hint, 2000)
    blocks.append(block)
    if ask.readings:
        blocks.append(_which(ask, words))
    if isinstance(ask.kind, kinds.File):
        blocks += _other_ways(ask, ask.kind, words)
    if isinstance(ask.kind, kinds.File) and ask.shown:
        blocks.append(
            context(escape(words(N_("Kept: {name}. Choose another only to replace it."), name=ask.shown)))
        )
    return blocks


def _other_ways(ask: Ask, kind: kinds.File, words: Words) -> list[Block]:
    """A file too large for the page, or on another machine, comes by message or through the browser."""
    blocks: list[Block] = []
    if kind.most_mb > MOST_MB:
        told = N_("This page takes at most {most} MB; send me a larger file as a message.")
        blocks.append(context(escape(words(told, most=MOST_MB))))
    if ask.upload:
        button: Block = {
            "type": "button",
            "action_id": "upload",
            "text": plain(words(UPLOAD), 75),
            "url": ask.upload,
        }
        blocks.append({"type": "actions", "block_id": f"upload-{ask.key}", "elements": [button]})
    return blocks


def is_dated(ask: Ask) -> bool:
    """Slack has pickers for it, so that words need another way."""
    return isinstance(ask.kind, kinds.Day | kinds.Moment)


def _dated(ask: Ask, words: Words) -> Block:
    """A day or a moment to be typed; under an action_id of its own, so that Slack keeps no picker's state."""
    value = ask.value
    if value is not None and isinstance(ask.kind, kinds.Moment):
        value = f"{datetime.fromisoformat(value).astimezone(ZoneInfo(words.zone)):%Y-%m-%d %H:%M}"
    return {**_text(value, most=60), "action_id": WORDS}


def _which(ask: Ask, words: Words) -> Block:
    """What the typed text may mean, to choose from; it stays as it is, and may be written anew instead."""
    options = [option(one, words) for one in ask.readings]
    return {
        "type": "input",
        "block_id": ask.key + MEANT,
        "label": plain(words(N_("What do you mean?")), 2000),
        "element": {"type": "radio_buttons", "action_id": ANSWER, "options": options},
        "optional": True,
    }


def element(ask: Ask, words: Words) -> Block:
    """The input element of a kind, filled with what is kept or suggested."""
    kind, value = ask.kind, ask.value
    match kind:
        case kinds.Line(most=most):
            return _text(value, most=most)
        case kinds.LongText(most=most):
            return _text(value, most=most, multiline=True)
        case kinds.Number(low, high, places):
            drawn: Block = {"type": "number_input", "is_decimal_allowed": places > 0}
            drawn |= {"min_value": str(low), "max_value": str(high)}
            return _with(drawn, "initial_value", None if value is None else str(value))
        case kinds.Sum() | kinds.Phone():
            # As it is read to a person, which is one of the ways to write it.
            return _text(ask.shown)
        case kinds.Day():
            return _with({"type": "datepicker"}, "initial_date", value)
        case kinds.Moment():
            epoch = int(datetime.fromisoformat(value).timestamp()) if value else None
            return _with({"type": "datetimepicker"}, "initial_date_time", epoch)
        case kinds.YesNo():
            both = (kinds.Option("yes", N_("Yes")), kinds.Option("no", N_("No")))
            chosen = None if value is None else "yes" if value else "no"
            return _one_of(both, chosen, words)
        case kinds.Choice(options):
            return _one_of(options, value, words)
        case kinds.Several(options):
            return _some_of(options, value or (), words)
        case kinds.Pick() | kinds.PickSeveral():
            return _searched(kind, value, words)
        case kinds.Email():
            return _with({"type": "email_text_input", "action_id": ANSWER}, "initial_value", value)
        case kinds.File(types):
            endings = [*types, "jpeg"] if "jpg" in types else list(types)
            return {"type": "file_input", "action_id": ANSWER, "filetypes": endings, "max_files": 1}
        case _:
            assert_never(kind)


def _with(drawn: Block, name: str, value: Any) -> Block:
    drawn = {"action_id": ANSWER, **drawn}
    return drawn if value is None or value == "" else {**drawn, name: value}


def _text(value: Any, *, most: int = 3000, multiline: bool = False) -> Block:
    drawn: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": min(most, 3000)}
    return _with(drawn, "initial_value", None if value is None else str(value)[: min(most, 3000)])


def option(one: kinds.Option, words: Words) -> Block:
    """An option of a select."""
    drawn: Block = {"text": plain(words(one.label), 75), "value": one.value}
    return {**drawn, "description": plain(words(one.note), 75)} if one.note else drawn


def offered(found: Options, words: Words) -> Block:
    """The answer to an external select: what was used last in a group of its own, where there is any."""
    shown = [option(one, words) for one in found.shown]
    if not found.recent:
        return {"options": shown}
    recent = [option(one, words) for one in found.recent]
    groups = [{"label": plain(words(N_("Used last")), 75), "options": recent}]
    if shown:
        groups.append({"label": plain(words(N_("All")), 75), "options": shown})
    return {"option_groups": groups}


def _one_of(options: tuple[kinds.Option, ...], chosen: Any, words: Words) -> Block:
    drawn = [option(one, words) for one in options]
    kind = "radio_buttons" if len(options) <= RADIO_AT_MOST else "static_select"
    initial = next((one for one in drawn if one["value"] == chosen), None)
    select: Block = {"type": kind, "options": drawn}
    if kind == "static_select":
        select["placeholder"] = plain(words(N_("Choose one")), 150)
    return _with(select, "initial_option", initial)


def _some_of(options: tuple[kinds.Option, ...], chosen: Any, words: Words) -> Block:
    drawn = [option(one, words) for one in options]
    kind = "checkboxes" if len(options) <= 10 else "multi_static_select"
    initial = [one for one in drawn if one["value"] in chosen] or None
    return _with({"type": kind, "options": drawn}, "initial_options", initial)


def _searched(kind: kinds.Pick | kinds.PickSeveral, value: Any, words: Words) -> Block:
    hint = plain(words(N_("Type a part of the name")), 150)
    drawn: Block = {"min_query_length": 0, "placeholder": hint}
    if isinstance(kind, kinds.Pick):
        return _with({"type": "external_select", **drawn}, "initial_option", _kept(value) if value else None)
    initial = [_kept(one) for one in value or ()] or None
    several: Block = {"type": "multi_external_select", "max_selected_items": kind.most, **drawn}
    return _with(several, "initial_options", initial)


def _kept(value: Any) -> Block:
    return {"text": plain(str(value["label"]), 75), "value": str(value["value"])}
