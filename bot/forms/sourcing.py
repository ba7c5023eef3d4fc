"""Choices from the database: looked up when picked, searched and paged when shown."""

from collections.abc import Sequence
from typing import Any

from bot.forms import kinds
from bot.forms.answers import Answers
from bot.forms.draft import Draft
from bot.forms.events import Event, Filled, Gave, Pressed, Searched, Ticked
from bot.forms.form import Form
from bot.forms.path import Step, find, here
from bot.forms.recent import recent_values
from bot.forms.screen import Options
from core.kit.actor import Actor

PAGE_SIZE = 10
"""Buttons of a long list in a dialogue."""
MOST_OPTIONS = 100
"""What an external select takes (docs.slack.dev, block kit, select menu element)."""


async def search(
    actor: Actor,
    kind: kinds.Pick | kinds.PickSeveral,
    draft: Draft,
    step: Step,
    typed: str,
    offset: int,
    limit: int,
) -> Options:
    """One page of what the source has for this actor; the first begins with what he used last."""
    given, typed = Answers(draft.answers, draft.facts, step.prefix), typed.strip()[:100]
    recent = await _recent(actor, kind, step, given, typed) if offset == 0 else ()
    room = limit - len(recent)
    found = await kind.source.search(actor, typed, given, offset, room + 1)
    known = {one.value for one in recent}
    shown = tuple(one for one in found[:room] if one.value not in known)
    return Options(shown, offset, len(found) > room, offset + room, recent)


async def _recent(
    actor: Actor, kind: kinds.Pick | kinds.PickSeveral, step: Step, given: Answers, typed: str
) -> tuple[kinds.Option, ...]:
    """What this person picked last for such a question, if it still can be and begins as was typed."""
    assert step.field is not None
    values = await recent_values(actor.user_id, step.field.name) if kind.source.again else ()
    if not values or kind.source.again is None:
        return ()
    found = {one.value: one for one in await kind.source.again(actor, values, given)}
    words = typed.casefold().split()
    return tuple(found[one] for one in values if one in found and _begins(found[one], words))


def _begins(option: kinds.Option, typed: Sequence[str]) -> bool:
    words = f"{option.label} {option.note}".casefold().split()
    return all(any(word.startswith(one) for word in words) for one in typed)


async def options_for(actor: Actor, form: Form, draft: Draft, step: Step | None) -> Options | None:
    """The part of the long list that a dialogue shows at the present question."""
    if step is None or step.field is None:
        return None
    kind = step.field.kind
    if not isinstance(kind, kinds.Pick | kinds.PickSeveral):
        return None
    return await search(actor, kind, draft, step, draft.cursor.query, draft.cursor.offset, PAGE_SIZE)


async def resolve(form: Form, draft: Draft, event: Event, actor: Actor) -> Event:
    """The event with picked values looked up, and typed text at a long list read as a search."""
    match event:
        case Gave(raw):
            step = here(form, draft)
            if step is None or not _is_picked(step):
                return Gave(raw.value) if isinstance(raw, kinds.Option) else event
            if isinstance(raw, kinds.Option):
                return Gave(await _found(actor, step, raw.value))
            return Searched(str(raw)) if isinstance(raw, str) else event
        case Ticked(value, ""):
            step = here(form, draft)
            found = await _found(actor, step, value) if step is not None and _is_picked(step) else None
            return Ticked(value, found["label"]) if found else event
        case Filled(raw):
            return Filled(await _looked_up(form, draft, raw, actor))
        case Pressed(act, arg, raw) if raw:
            return Pressed(act, arg, await _looked_up(form, draft, raw, actor))
        case _:
            return event


def _is_picked(step: Step) -> bool:
    return step.field is not None and isinstance(step.field.kind, kinds.Pick | kinds.PickSeveral)


async def _found(actor: Actor, step: Step, value: str) -> dict[str, str] | None:
    assert step.field is not None
    kind = step.field.kind
    assert isinstance(kind, kinds.Pick | kinds.PickSeveral)
    option = await kind.source.find(actor, value)
    return {"value": option.value, "label": option.label} if option is not None else None


async def _looked_up(form: Form, draft: Draft, raw: Any, actor: Actor) -> dict[str, Any]:
    """A page's raw answers, with every picked value found or gone."""
    result = dict(raw)
    for key, value in raw.items():
        step = find(form, draft, key)
        if step is None or not _is_picked(step) or not value:
            continue
        if isinstance(value, list):
            ones = [await _found(actor, step, str(one)) for one in value]
            result[key] = [one for one in ones if one is not None]
        else:
            result[key] = await _found(actor, step, str(value))
    return result
