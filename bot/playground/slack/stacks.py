"""The views a person has open: a stack of up to three modals, and the home tab."""

import hashlib
from typing import Literal

from bot.playground.slack import wire
from bot.playground.slack.blocks import each_element
from bot.playground.slack.method import ApiError, invalid
from bot.playground.slack.records import Json, View
from bot.playground.slack.surfaces import too_large, view_complaints
from bot.playground.slack.workspace import SlackWorkspace

HIGHEST = 3
"""Views in a stack (docs.slack.dev/surfaces/modals)."""


def checked_view(
    space: SlackWorkspace, content: object, kind: Literal["modal", "home"], replacing: View | None = None
) -> Json:
    """The view as Slack would take it, or the refusal it would give."""
    if not isinstance(content, dict):
        raise invalid("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    if too_large(content):
        raise ApiError("view_too_large")
    if complaints := view_complaints(content, kind):
        raise invalid("invalid_arguments", complaints)
    if "files:read" not in space.app.scopes and _asks_for_files(content):
        raise invalid(
            "invalid_arguments", ["file_input needs the scope files:read [json-pointer:/view/blocks]"]
        )
    external = content.get("external_id")
    if external and any(
        one.content.get("external_id") == external and one is not replacing for one in space.views.values()
    ):
        raise ApiError("duplicate_external_id")
    return {**content, "blocks": wire.settle_blocks(space, content["blocks"])}


def open_stack(space: SlackWorkspace, user: str, content: Json) -> View:
    """Show a modal, in place of whatever stack was open."""
    clear_stack(space, user)
    return _put(space, user, content, "modal", previous=None)


def push(space: SlackWorkspace, user: str, content: Json) -> View:
    """Show a modal above the present one."""
    stack = space.stacks[user]
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= HIGHEST:
        raise ApiError("push_limit_reached")
    return _put(space, user, content, "modal", previous=stack[-1])


def publish(space: SlackWorkspace, user: str, content: Json) -> View:
    """Show the home tab, or show it anew."""
    home = space.homes.get(user)
    if home is not None:
        return replace(space, home, content)
    return _put(space, user, content, "home", previous=None)


def replace(space: SlackWorkspace, view: View, content: Json) -> View:
    """Change a view in place; what was filled in stays where block, action and kind are the same."""
    kinds = {
        (block["block_id"], one["action_id"]): one["type"] for block, one in each_element(content["blocks"])
    }
    view.state = {
        block: kept
        for block, states in view.state.items()
        if (kept := {name: one for name, one in states.items() if kinds.get((block, name)) == one["type"]})
    }
    view.content, view.hash, view.errors = content, _hash(space), {}
    space.changes.announce()
    return view


def pop(space: SlackWorkspace, view: View) -> None:
    """Take a view away, and everything above it."""
    stack = space.stacks[view.user]
    if view in stack:
        for gone in stack[stack.index(view) :]:
            space.views.pop(gone.id, None)
        del stack[stack.index(view) :]
    space.changes.announce()


def clear_stack(space: SlackWorkspace, user: str) -> None:
    """Take all modals away."""
    if space.stacks[user]:
        pop(space, space.stacks[user][0])


def _put(
    space: SlackWorkspace, user: str, content: Json, kind: Literal["modal", "home"], previous: View | None
) -> View:
    name = space.number("V")
    root = previous.root_id if previous else name
    view = View(name, kind, user, content, _hash(space), root, previous.id if previous else None)
    space.views[name] = view
    if kind == "home":
        space.homes[user] = view
    else:
        space.stacks[user].append(view)
    space.changes.announce()
    return view


def _hash(space: SlackWorkspace) -> str:
    mark = hashlib.sha256(space.number("h").encode()).hexdigest()[:8]
    return f"{space.seconds()}.{mark}"


def _asks_for_files(content: Json) -> bool:
    return any(element["type"] == "file_input" for _, element in each_element(content["blocks"]))
