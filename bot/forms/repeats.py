"""Items of a repeat: begin one, take one away, and be done with them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.forms.answers import BEGUN, count_items
from bot.forms.draft import NUMBER, Draft
from bot.forms.form import Form, Repeat
from bot.forms.path import MORE, Place, Step, places
from core.kit.words import N_, Text


def _repeat(form: Form, draft: Draft, name: str) -> Repeat | None:
    for place in places(form, draft):
        if isinstance(place.section, Repeat) and place.section.name == name:
            return place.section
    return None


def add_item(form: Form, draft: Draft, name: str) -> Draft:
    """Begin another item and go there; at most as many as the repeat allows."""
    repeat = _repeat(form, draft, name)
    if repeat is None:
        return draft
    begun = max(count_items(draft.answers, name), repeat.least)
    if begun >= repeat.most:
        return draft
    answers = {key: value for key, value in draft.answers.items() if key != f"{name}.{MORE}"}
    answers[f"{name}.{BEGUN}"] = begun + 1
    return draft.answered(answers)


def remove_item(form: Form, draft: Draft, key: str) -> Draft:
    """Take one item away; the later ones move up, and the list is shown again."""
    name, _, number = key.rpartition(".")
    repeat = _repeat(form, draft, name)
    if repeat is None or not NUMBER.fullmatch(number):
        return draft
    gone, begun = int(number), max(count_items(draft.answers, name), repeat.least)
    if gone >= begun:
        return draft
    answers: dict[str, Any] = {}
    for one, value in draft.answers.items():
        kept = _shifted(one, name, gone)
        if kept is not None:
            answers[kept] = value
    answers[f"{name}.{BEGUN}"] = begun - 1
    answers.pop(f"{name}.{MORE}", None)
    return draft.answered(answers)


def _shifted(key: str, name: str, gone: int) -> str | None:
    """The key after an item went; None for the item's own keys."""
    start = f"{name}."
    number, dot, rest = key.removeprefix(start).partition(".") if key.startswith(start) else ("", "", "")
    if not number.isdigit():
        return key
    index = int(number)
    if index == gone:
        return None
    return f"{name}.{index - 1 if index > gone else index}{dot}{rest}"


def drop_if_empty(form: Form, draft: Draft, step: Step | None) -> Draft:
    """On the way back out of an item of which nothing was answered, forget that it was begun."""
    if step is None:
        return draft
    name, _, number = step.place.rpartition(".")
    repeat = _repeat(form, draft, name) if number.isdigit() else None
    if repeat is None or int(number) < repeat.least:
        return draft
    if any(key.startswith(f"{step.place}.") for key in draft.answers):
        return draft
    return remove_item(form, draft, step.place)


def list_problem(repeat: Repeat, draft: Draft) -> Text | None:
    """Why the items cannot stand as they are."""
    items = draft.given.items(repeat.name)
    if len(items) < repeat.least:
        return Text(N_("Please add at least {least}."), {"least": repeat.least})
    return repeat.check(items) if repeat.check is not None else None


def reopen_lists(form: Form, draft: Draft, changed: Iterable[str]) -> tuple[Draft, dict[str, Text]]:
    """After an item was changed: lists that no longer stand are open again, with what is wrong by key."""
    errors: dict[str, Text] = {}
    for place in places(form, draft):
        section = place.section
        if not isinstance(section, Repeat) or not place.is_list or not draft.answers.get(place.key):
            continue
        if not any(key.startswith(f"{section.name}.") for key in changed):
            continue
        wrong = list_problem(section, draft)
        if wrong is not None:
            errors[place.key] = wrong
    if not errors:
        return draft, errors
    left = {key: value for key, value in draft.answers.items() if key not in errors}
    return replace(draft, answers=left), errors


def close_list(draft: Draft, place: Place) -> Draft:
    """The person wants no further item."""
    return replace(draft.answered({**draft.answers, place.key: True}))
