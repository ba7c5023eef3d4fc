"""Filling in, sending and closing a modal."""

import re
from typing import Any

from bot.playground.page.acts.act import Act
from bot.playground.page.acts.answers import answer_written
from bot.playground.page.acts.slack_place import find_place, find_view
from bot.playground.page.cast import Resident
from bot.playground.page.panes import Json
from bot.playground.page.stage import Stage
from bot.playground.slack import Impossible, SlackPerson, View, wire
from bot.playground.slack.controls import Control, controls
from bot.playground.slack.filling import INITIAL, KEYS, is_empty
from bot.playground.slack.payloads import Place

MISSING = "Please complete this required field."


async def submit(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Send a modal with what was typed; what Slack's client itself would not send is told block by block."""
    view = find_view(me.slack, str(given["view"]))
    values: dict[str, Any] = given.get("values") or {}
    by_block = {one.block["block_id"]: one for one in controls(view) if one.block["type"] == "input"}
    errors: dict[str, str] = {}
    sent: dict[str, object] = {}
    for block, value in values.items():
        if block not in by_block:
            continue
        try:
            await _fill(stage, me.slack, view, by_block[block], value)
            sent[block] = answer_written(stage, view, by_block[block], value)
        except Impossible as refusal:
            errors[block] = sentence(str(refusal))
    errors |= {
        name: MISSING for name, one in by_block.items() if name not in errors and _is_missing(view, one)
    }
    if errors:
        return {"errors": errors}
    if sent:
        stage.diary.filled(me.name, sent)
    else:
        stage.diary.wrote(me.name, "slack.sends_page")
    await me.slack.submit(view)
    return None


async def type_ahead(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Ask the app for choices; those once offered stay choosable, as in Slack's client."""
    place = find_place(me.slack, given)
    action, block = str(given["action"]), str(given["block"])
    key = (place.id if isinstance(place, View) else place.ts, block, action)
    before = list(me.slack.space.offered.get(key, []))
    found = await me.slack.type_ahead(action, str(given["text"]), place, block)
    known = {one["value"] for one in found}
    me.slack.space.offered[key] = [*found, *(one for one in before if one["value"] not in known)]
    return {"options": found}


async def close(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Close the modal, or with the cross all of them."""
    stage.diary.wrote(me.name, "slack.closes")
    view = find_view(me.slack, str(given["view"]))
    await me.slack.close(view, everything=bool(given.get("everything")))
    return None


async def fill(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Keep what was typed before a button in the same modal is pressed, so that the app hears of it."""
    view = find_view(me.slack, str(given["view"]))
    kept: dict[str, object] = {}
    for one in controls(view):
        block = one.block["block_id"]
        if one.block["type"] == "input" and block in given["values"]:
            try:
                await _fill(stage, me.slack, view, one, given["values"][block])
            except Impossible:
                continue  # Half a number is no answer yet; it stays on the page.
            kept[block] = answer_written(stage, view, one, given["values"][block])
    if kept:
        stage.diary.typed(me.name, kept)
    return None


async def _fill(stage: Stage, me: SlackPerson, place: Place, control: Control, value: Any) -> None:
    if control.kind == "file_input":
        value = [(one.content, one.name) for one in (stage.parcels.find(str(token)) for token in value or [])]
    elif control.kind.endswith("external_select"):
        _remember_initial(me, place, control)
    await me.choose(place, control.element["action_id"], value, control.block["block_id"])


def _remember_initial(me: SlackPerson, place: Place, control: Control) -> None:
    """What a menu began with can be kept although nobody searched for it."""
    begun = control.element.get(INITIAL[KEYS[control.kind]]) or []
    options = begun if isinstance(begun, list) else [begun]
    name = place.id if isinstance(place, View) else place.ts
    key = (name, control.block["block_id"], control.element["action_id"])
    known = me.space.offered.setdefault(key, [])
    known += [one for one in options if one not in known]


def _is_missing(view: View, control: Control) -> bool:
    state = wire.state_of(view.blocks, view.state)[control.block["block_id"]][control.element["action_id"]]
    return not control.block.get("optional") and is_empty(state)


def sentence(text: str) -> str:
    """A refusal as a sentence of its own."""
    text = text.strip()
    if re.match(r"\S+\.\w", text):
        # It begins with the name of a file, which stays as it is written.
        return f"{text}."
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


MODAL_ACTS: dict[str, Act] = {
    "submit": submit, "type_ahead": type_ahead, "close": close, "fill": fill,
}  # fmt: skip
