"""The blocks of Block Kit and the surfaces that take them (docs.slack.dev/reference/block-kit/blocks)."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bot.playground.slack.elements import ELEMENTS, IMAGE
from bot.playground.slack.objects import ID, SLACK_FILE, URL, plain, text
from bot.playground.slack.placing import IN_ACTIONS, IN_INPUT, IN_SECTION, ONLY_ON
from bot.playground.slack.richtext import RICH_TEXT, RICH_TEXT_ELEMENTS
from bot.playground.slack.schema import (
    Complaints,
    Rule,
    at_least_one,
    boolean,
    complain,
    exactly_one,
    listing,
    one_of,
    record,
    string,
    typed,
    whole,
)

Surface = Literal["message", "modal", "home"]
Json = dict[str, Any]

ANY_URL = string(3000, least=1)
CONTEXT: dict[str, Rule] = {"image": IMAGE, "plain_text": text(), "mrkdwn": text()}
CELL = typed(
    {
        "raw_text": record({"type": string(), "text": string(least=1)}),
        "raw_number": record({"type": string(), "text": string(least=1)}, {"value": whole()}),
        "rich_text": record({"type": string(), "elements": RICH_TEXT_ELEMENTS}, {"block_id": ID}),
    },
    "cells",
)
COLUMN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _elements(names: tuple[str, ...]) -> Rule:
    return typed({name: ELEMENTS[name] for name in names}, "elements")


def _block(required: dict[str, Rule], optional: dict[str, Rule] | None = None, *also: Rule) -> Rule:
    return record({"type": string(), **required}, {"block_id": ID, **(optional or {})}, *also)


BLOCKS: dict[str, Rule] = {
    "section": _block(
        {},
        {
            "text": text(3000),
            "fields": listing(text(2000), 10, least=1),
            "accessory": _elements(IN_SECTION),
            "expand": boolean,
        },
        at_least_one("text", "fields"),
    ),
    "divider": _block({}),
    "header": _block({"text": plain(150)}, {"level": whole(1, 4)}),
    "context": _block({"elements": listing(typed(CONTEXT, "elements"), 10, least=1)}),
    "actions": _block({"elements": listing(_elements(IN_ACTIONS), 25, least=1)}),
    "input": _block(
        {"label": plain(2000), "element": _elements(IN_INPUT)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": _block(
        {"alt_text": string(2000, least=1)},
        {"image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "video": _block(
        {"alt_text": string(least=1), "video_url": ANY_URL, "thumbnail_url": ANY_URL, "title": plain(199)},
        {
            "title_url": ANY_URL,
            "description": plain(200),
            "provider_icon_url": ANY_URL,
            "provider_name": string(),
            "author_name": string(49),
        },
    ),
    "markdown": _block({"text": string(12000, least=1)}),
    "rich_text": RICH_TEXT,
    "table": _block(
        {"rows": listing(listing(CELL, 20, least=1), 100, least=1)},
        {"column_settings": listing(COLUMN, 20)},
    ),
    "context_actions": _block(
        {"elements": listing(_elements(("feedback_buttons", "icon_button")), 5, least=1)},
    ),
    "alert": _block(
        {"text": text(3000)}, {"level": one_of("default", "info", "warning", "error", "success")}
    ),
}

EVERYWHERE = ("section", "divider", "header", "context", "actions", "input", "image", "video", "rich_text")
ON_SURFACE: dict[Surface, tuple[str, ...]] = {
    "message": (*EVERYWHERE, "markdown", "table", "context_actions"),
    "modal": (*EVERYWHERE, "alert"),
    "home": EVERYWHERE,
}
MOST: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}


def check_blocks(blocks: Any, surface: Surface, at: str, complaints: Complaints) -> None:
    """Complain of every block which this surface would refuse."""
    kinds = {name: BLOCKS[name] for name in ON_SURFACE[surface]}
    before = len(complaints)
    listing(typed(kinds, "blocks"), MOST[surface])(blocks, at, complaints)
    if len(complaints) > before:
        return
    _check_ids(blocks, at, complaints)
    _check_focus(blocks, at, complaints)
    _refuse_out_of_place(blocks, surface, at, complaints)
    if surface == "message":
        _check_message(blocks, at, complaints)


def elements_of(block: Mapping[str, Any]) -> list[Json]:
    """The interactive elements of a block, wherever it keeps them."""
    places = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
    return [
        one
        for one in places
        if isinstance(one, dict) and one.get("type") in ELEMENTS and one["type"] != "image"
    ]


def each_element(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with the block it stands in."""
    for block in blocks:
        for element in elements_of(block):
            yield block, element


def _check_ids(blocks: list[Json], at: str, complaints: Complaints) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name and name in seen:
            complain(complaints, f"{at}/{index}/block_id", f"`block_id` {name} already exists")
        seen.add(name or "")
        names = [element["action_id"] for element in elements_of(block) if element.get("action_id")]
        for twice in sorted({one for one in names if names.count(one) > 1}):
            complain(complaints, f"{at}/{index}/elements", f"`action_id` {twice} already exists")


def _check_focus(blocks: list[Json], at: str, complaints: Complaints) -> None:
    if sum(bool(element.get("focus_on_load")) for _, element in each_element(blocks)) > 1:
        complain(complaints, at, "only one element can have `focus_on_load` set to true")


def _refuse_out_of_place(blocks: list[Json], surface: Surface, at: str, complaints: Complaints) -> None:
    for index, block in enumerate(blocks):
        for element in elements_of(block):
            kind = element["type"]
            if surface not in ONLY_ON.get(kind, (surface,)):
                complain(complaints, f"{at}/{index}", f"unsupported type: {kind} (not on a {surface})")


def _check_message(blocks: list[Json], at: str, complaints: Complaints) -> None:
    if sum(block["type"] == "table" for block in blocks) > 1:
        complain(complaints, at, "only one table allowed")
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > 12000:
        complain(complaints, at, "markdown blocks must be less than 12001 characters together")
