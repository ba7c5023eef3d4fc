"""One event makes one step: pure, without clock, network or database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from typing import Any, assert_never

from bot.forms import calendar, events, kinds
from bot.forms.answers import Answers
from bot.forms.draft import CHANGE, NUMBER, Cursor, Draft
from bot.forms.events import Act
from bot.forms.form import Form, Repeat
from bot.forms.path import Place, Step, find, here, place_of, places, steps
from bot.forms.problem import Meant, Problem, Timeless, Unclear
from bot.forms.reading import read
from bot.forms.repeats import (
    add_item,
    close_list,
    drop_if_empty,
    list_problem,
    remove_item,
    reopen_lists,
)
from bot.forms.setting import Setting
from core.kit.words import N_, Text

PAGE = "page"
"""Arg of Act.BACK where a whole page is shown at once."""


class Effect(Enum):
    """What has to happen beyond keeping the draft."""

    NONE = auto()
    SUBMIT = auto()
    CANCEL = auto()
    PARK = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The draft after the event, and what went wrong."""

    draft: Draft
    errors: Mapping[str, Text] = field(default_factory=dict)
    note: Text | None = None
    effect: Effect = Effect.NONE
    answered: tuple[str, ...] = ()
    """Keys that got a (new) value, so that their facts can be learnt."""
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key, the values an answer may mean that is asked back."""
    timeless: Mapping[str, date] = field(default_factory=dict)
    """By key, the day that was said without its time."""


@dataclass(slots=True)
class Given:
    """What could be read of some answers, and what is wrong with the others, by key."""

    kept: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)
    readings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    timeless: dict[str, date] = field(default_factory=dict)


def advance(form: Form, draft: Draft, event: events.Event, setting: Setting) -> Outcome:
    """Apply one event. Errors leave the answers as they were."""
    match event:
        case events.Resumed():
            return Outcome(replace(draft, cursor=Cursor(at=draft.cursor.at)))
        case events.Gave(raw):
            return _gave(form, draft, raw, setting)
        case events.Ticked(value, label):
            return Outcome(_ticked(form, draft, value, label))
        case events.Searched(query):
            return Outcome(draft.moved(at=draft.cursor.at, query=query, picked=draft.cursor.picked))
        case events.Filled(raw):
            return _filled(form, draft, raw, setting)
        case events.Pressed(act, arg, raw):
            kept, changed = _keep_typed(form, draft, raw, setting)
            outcome = _pressed(form, kept, act, arg, setting)
            return replace(outcome, answered=(*changed, *outcome.answered))
        case _:
            assert_never(event)


def _gave(form: Form, draft: Draft, raw: Any, setting: Setting) -> Outcome:
    step = here(form, draft)
    if step is None:
        return Outcome(draft, note=Text(N_("Everything is answered. Submit it, or choose what to change.")))
    if step.field is None:
        added = _file_added(form, draft, step, raw)
        if added is None:
            return Outcome(draft, note=Text(N_("Please use the buttons: add another, or continue.")))
        return _gave(form, added, raw, setting)
    on_day = replace(setting, day=calendar.chosen_day(draft))
    outcome = _settle(form, draft, {step.key: raw}, on_day)
    if step.key not in outcome.timeless:
        return outcome
    day = outcome.timeless[step.key].isoformat()
    return Outcome(draft.moved(at=step.key, day=day, month=day[:7]))


def _file_added(form: Form, draft: Draft, step: Step, raw: Any) -> Draft | None:
    """A file sent at a list of files is one more of them: the draft where that one is asked for."""
    place = place_of(form, draft, step)
    if not isinstance(raw, dict) or not raw.get("file"):
        return None
    added = add_item(form, draft, place.section.name)
    asked = here(form, added)
    is_file = asked is not None and asked.field is not None and isinstance(asked.field.kind, kinds.File)
    return added if is_file else None


def _filled(form: Form, draft: Draft, raw: Mapping[str, Any], setting: Setting) -> Outcome:
    step = here(form, draft)
    if step is None:
        return _submit(form, draft)
    place = place_of(form, draft, step)
    if place.is_list:
        return _list_done(form, draft, place)
    on_page = {one.key: raw.get(one.key) for one in place.steps}
    return _settle(form, draft, on_page, setting)


def _settle(form: Form, draft: Draft, raw: Mapping[str, Any], setting: Setting) -> Outcome:
    """Read and check answers; keep them all or none."""
    given = _checked(form, draft, raw, setting)
    if given.errors:
        return Outcome(draft, errors=given.errors, readings=given.readings, timeless=given.timeless)
    kept = given.kept
    changed = _changed(draft, kept)
    moved, errors = reopen_lists(form, draft.answered({**draft.answers, **kept}), kept)
    if not form.needs_review and here(form, moved) is None:
        return Outcome(moved, effect=Effect.SUBMIT, answered=changed)
    return Outcome(moved, errors=errors, answered=changed)


def _changed(draft: Draft, kept: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key in kept if draft.answers.get(key) != kept[key])


def _checked(form: Form, draft: Draft, raw: Mapping[str, Any], setting: Setting) -> Given:
    """What could be read, each judged among all the others, and what is wrong."""
    given = _read_all(form, draft, raw, setting)
    kept, together = given.kept, {**draft.answers, **given.kept}
    for key in kept:
        step = find(form, draft, key)
        if step is None or step.field is None or step.field.check is None or kept[key] is None:
            continue
        wrong = step.field.check(kept[key], Answers(together, draft.facts, step.prefix), setting)
        if wrong is not None:
            given.errors[key] = wrong
    return given


def _read_all(form: Form, draft: Draft, raw: Mapping[str, Any], setting: Setting) -> Given:
    given = Given()
    kept, errors = given.kept, given.errors
    for key, value in raw.items():
        step = find(form, draft, key)
        if step is None or step.field is None:
            continue
        if _is_empty(value):
            if isinstance(step.field.kind, kinds.File) and draft.answers.get(key):
                kept[key] = draft.answers[key]
            elif step.field.optional:
                kept[key] = None
            else:
                errors[key] = Text(N_("Please answer this one."))
            continue
        try:
            kept[key] = read(step.field.kind, value, setting)
        except Problem as problem:
            errors[key] = problem.text
            if isinstance(problem, Unclear):
                given.readings[key] = problem.readings
            elif isinstance(problem, Timeless):
                given.timeless[key] = problem.day
    return given


def _is_empty(value: Any) -> bool:
    if isinstance(value, Meant):
        return _is_empty(value.typed)
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _keep_typed(
    form: Form, draft: Draft, raw: Mapping[str, Any], setting: Setting
) -> tuple[Draft, tuple[str, ...]]:
    """Before leaving a page by a button, keep what was typed on it and would be accepted."""
    typed = {key: one for key, one in raw.items() if not _is_empty(one)}
    given = _checked(form, draft, typed, setting)
    kept = {key: value for key, value in given.kept.items() if key not in given.errors}
    if not kept:
        return draft, ()
    # What was typed may complete the page; the press still was made on it, and "back" is seen from there.
    stood = here(form, draft)
    typed_draft = replace(draft, answers={**draft.answers, **kept})
    return typed_draft if stood is None else typed_draft.moved(at=stood.key), _changed(draft, kept)


def _ticked(form: Form, draft: Draft, value: str, label: str) -> Draft:
    ticks = ticked(form, draft)
    if any(one["value"] == value for one in ticks):
        ticks = [one for one in ticks if one["value"] != value]
    else:
        ticks = [*ticks, {"value": value, "label": label}]
    return replace(draft, cursor=replace(draft.cursor, picked=tuple(ticks)))


def ticked(form: Form, draft: Draft) -> list[dict[str, str]]:
    """What is ticked at the present question: the ticks of this visit, else the answer kept or suggested."""
    if draft.cursor.picked is not None:
        return list(draft.cursor.picked)
    step = here(form, draft)
    kept = offered(draft, step) if step is not None else None
    if not isinstance(kept, list):
        return []
    return [one if isinstance(one, dict) else {"value": one, "label": one} for one in kept]


def _pressed(form: Form, draft: Draft, act: Act, arg: str, setting: Setting) -> Outcome:
    match act:
        case Act.CANCEL:
            return Outcome(draft, effect=Effect.CANCEL)
        case Act.PARK:
            return Outcome(draft, effect=Effect.PARK)
        case Act.SUBMIT:
            return _submit(form, draft)
        case Act.REVIEW:
            return Outcome(draft.moved())
        case Act.BACK:
            return Outcome(_page_back(form, draft) if arg == PAGE else _back(form, draft))
        case Act.EDIT:
            known = find(form, draft, arg) or any(place.key == arg for place in places(form, draft))
            return Outcome(draft.moved(at=arg if known else CHANGE))
        case Act.TURN:
            offset = int(arg) if NUMBER.fullmatch(arg) and len(arg) < 7 else 0
            return Outcome(replace(draft, cursor=replace(draft.cursor, offset=offset)))
        case Act.MONTH:
            return Outcome(calendar.turned_to(draft, arg))
        case Act.WORDS:
            return Outcome(replace(draft, cursor=replace(draft.cursor, in_words=bool(arg))))
        case Act.CLEAR:
            return Outcome(replace(draft, cursor=replace(draft.cursor, query="", offset=0)))
        case Act.ADD:
            return Outcome(add_item(form, draft, arg))
        case Act.REMOVE:
            return Outcome(remove_item(form, draft, arg))
        case Act.SKIP | Act.DONE | Act.USE:
            return _at_step(form, draft, act, setting)
        case _:
            assert_never(act)


def _at_step(form: Form, draft: Draft, act: Act, setting: Setting) -> Outcome:
    """Presses that answer the present question."""
    step = here(form, draft)
    if step is None:
        return Outcome(draft)
    if step.field is None:
        return _list_done(form, draft, place_of(form, draft, step))
    if act is Act.SKIP:
        if not step.field.optional:
            return Outcome(draft, errors={step.key: Text(N_("This one cannot be skipped."))})
        return _settle(form, draft, {step.key: None}, setting)
    if act is Act.DONE:
        chosen: list[Any] = list(ticked(form, draft))
        if isinstance(step.field.kind, kinds.Several):
            chosen = [one["value"] for one in chosen]
        return _settle(form, draft, {step.key: chosen}, setting)
    return _use(form, draft, step, setting)


def _use(form: Form, draft: Draft, step: Step, setting: Setting) -> Outcome:
    value = offered(draft, step)
    if value is None:
        return Outcome(draft)
    return _settle(form, draft, {step.key: value}, setting)


def offered(draft: Draft, step: Step) -> Any:
    """The value kept or, before there is one, the value suggested; None where there is neither."""
    kept = draft.answers.get(step.key)
    if kept is not None or step.field is None or step.field.suggest is None:
        return kept
    return step.field.suggest(Answers(draft.answers, draft.facts, step.prefix))


def _list_done(form: Form, draft: Draft, place: Place) -> Outcome:
    assert isinstance(place.section, Repeat)
    wrong = list_problem(place.section, draft)
    if wrong is not None:
        return Outcome(draft, errors={place.key: wrong}, note=wrong)
    return Outcome(close_list(draft, place))


def _back(form: Form, draft: Draft) -> Draft:
    """To the question before this one; an item added but left empty goes away again."""
    path = steps(form, draft)
    step = here(form, draft)
    index = len(path) if step is None else path.index(step)
    before = path[max(index - 1, 0)].key if path else ""
    return drop_if_empty(form, draft, step).moved(at=before)


def _page_back(form: Form, draft: Draft) -> Draft:
    """To the page before this one, as a modal goes back."""
    step = here(form, draft)
    pages = places(form, draft)
    index = len(pages) if step is None else next(i for i, one in enumerate(pages) if one.key == step.place)
    before = pages[max(index - 1, 0)].steps[0].key
    return drop_if_empty(form, draft, step).moved(at=before)


def _submit(form: Form, draft: Draft) -> Outcome:
    step = here(form, draft.moved())
    if step is not None:
        note = Text(N_("One question is still open."))
        return Outcome(draft.moved(), note=note)
    return Outcome(draft.moved(), effect=Effect.SUBMIT)


def pruned(form: Form, draft: Draft) -> Answers:
    """The answers that stand on the path; what a changed branch left behind is not submitted."""
    keys = {step.key for step in steps(form, draft)}
    return Answers({key: value for key, value in draft.answers.items() if key in keys}, draft.facts)
