"""views.*: modals and the home tab."""

from bot.playground.slack import stacks, wire
from bot.playground.slack.method import ApiError, method
from bot.playground.slack.records import Json, View
from bot.playground.slack.tickets import Expired, Spent, Trigger, Unknown
from bot.playground.slack.workspace import SlackWorkspace


@method("views.open", required="view", optional="trigger_id interactivity_pointer", json="view", tier=4)
async def open_view(space: SlackWorkspace, given: Json) -> Json:
    """Show a modal to the person who pulled the trigger."""
    content = stacks.checked_view(space, given["view"], "modal")
    trigger = _exchange(space, given)
    return _answer(space, stacks.open_stack(space, trigger.user, content))


@method("views.push", required="view", optional="trigger_id interactivity_pointer", json="view", tier=4)
async def push_view(space: SlackWorkspace, given: Json) -> Json:
    """Show a modal above the one in which the trigger was pulled."""
    content = stacks.checked_view(space, given["view"], "modal")
    trigger = _exchange(space, given)
    if trigger.view_id not in {one.id for one in space.stacks[trigger.user]}:
        raise ApiError("not_found")
    return _answer(space, stacks.push(space, trigger.user, content))


@method("views.update", required="view", optional="view_id external_id hash", json="view", tier=4)
async def update_view(space: SlackWorkspace, given: Json) -> Json:
    """Change a view that is open."""
    view = _find(space, given)
    content = stacks.checked_view(space, given["view"], view.kind, replacing=view)
    _check_hash(view, given)
    return _answer(space, stacks.replace(space, view, content))


@method(
    "views.publish",
    required="user_id view",
    optional="hash interactivity_pointer",
    json="view",
    tier=4,
)
async def publish_view(space: SlackWorkspace, given: Json) -> Json:
    """Show a person's home tab."""
    if given["user_id"] not in space.members:
        raise ApiError("missing_profile_id")
    home = space.homes.get(given["user_id"])
    content = stacks.checked_view(space, given["view"], "home", replacing=home)
    if home is not None:
        _check_hash(home, given)
    return _answer(space, stacks.publish(space, given["user_id"], content))


def _answer(space: SlackWorkspace, view: View) -> Json:
    """The view without what was filled in, which only interactions carry."""
    return {"view": wire.view(space, view, with_state=False)}


def _exchange(space: SlackWorkspace, given: Json) -> Trigger:
    name = given.get("trigger_id") or given.get("interactivity_pointer")
    if not name:
        raise ApiError("invalid_trigger_id")
    try:
        return space.triggers.spend(str(name), space.clock.now())
    except Unknown as error:
        raise ApiError("invalid_trigger_id") from error
    except Spent as error:
        raise ApiError("exchanged_trigger_id") from error
    except Expired as error:
        raise ApiError("expired_trigger_id") from error


def _find(space: SlackWorkspace, given: Json) -> View:
    wanted, external = given.get("view_id"), given.get("external_id")
    for view in space.views.values():
        if (wanted and view.id == wanted) or (
            not wanted and external and view.content.get("external_id") == external
        ):
            return view
    raise ApiError("not_found")


def _check_hash(view: View, given: Json) -> None:
    if given.get("hash") and given["hash"] != view.hash:
        raise ApiError("hash_conflict")
