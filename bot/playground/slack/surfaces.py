"""Whole surfaces: what a message and a view may be (docs.slack.dev/reference/views)."""

import json
from typing import Any

from bot.playground.slack.blocks import Json, Surface, check_blocks
from bot.playground.slack.objects import plain
from bot.playground.slack.schema import Complaints, anything, boolean, complain, record, string, typed

LARGEST_VIEW = 250_000
LONGEST_TEXT = 40_000

SHARED = {"callback_id": string(255), "external_id": string(255), "private_metadata": string(3000)}
MODAL = record(
    {"type": string(), "title": plain(24), "blocks": anything},
    {
        **SHARED,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
    },
)
HOME = record({"type": string(), "blocks": anything}, SHARED)


def view_complaints(view: Any, surface: Surface, at: str = "/view") -> Complaints:
    """All that is wrong with a modal or home view."""
    complaints: Complaints = []
    kinds = {"modal": MODAL} if surface == "modal" else {"home": HOME}
    typed(kinds, "views")(view, at, complaints)
    if not isinstance(view, dict) or view.get("blocks") is None:
        return complaints
    check_blocks(view["blocks"], surface, f"{at}/blocks", complaints)
    if not complaints and surface == "modal" and not view.get("submit") and asks(view["blocks"]):
        complain(complaints, at, "missing required field: submit")
    return complaints


def message_complaints(blocks: Any) -> Complaints:
    """All that is wrong with the blocks of a message."""
    complaints: Complaints = []
    check_blocks(blocks, "message", "/blocks", complaints)
    return complaints


def too_large(view: Json) -> bool:
    """Whether a view is heavier than 250 kB."""
    return len(json.dumps(view, separators=(",", ":")).encode()) > LARGEST_VIEW


def asks(blocks: list[Json]) -> bool:
    """Whether there is something to fill in, so that a modal needs its submit button."""
    return any(block.get("type") == "input" for block in blocks)
