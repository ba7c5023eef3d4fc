"""A draft begun before a deploy, brought up to what the form asks today."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.forms.form import Form

Given = Mapping[str, Any]
Change = Callable[[Given], Given]


def renamed(old: str, new: str) -> Change:
    """A field with another name; in a repeat it is `stops.place`."""

    def change(given: Given) -> Given:
        return {_moved(key, old, new) or key: value for key, value in given.items()}

    return change


def split(old: str, into: Callable[[Any], Mapping[str, Any]]) -> Change:
    """One field that became several: `into` gives their values by name; a skipped one stays asked anew."""

    def change(given: Given) -> Given:
        kept: dict[str, Any] = {}
        for key, value in given.items():
            prefix = _prefix(key, old)
            if prefix is None:
                kept[key] = value
            elif value is not None:
                kept |= {prefix + name: one for name, one in into(value).items()}
        return kept

    return change


def in_turn(*changes: Change) -> Change:
    """Several changes of one version."""

    def change(given: Given) -> Given:
        for one in changes:
            given = one(given)
        return given

    return change


def upgraded(form: Form, version: int, answers: Given) -> Given:
    """The answers of an older version as those of today's; a file still being copied is asked for again."""
    for number in range(version, form.version):
        change = form.changes.get(number)
        if change is not None:
            answers = change(answers)
    return {key: value for key, value in answers.items() if not _waits(value)}


def _waits(value: Any) -> bool:
    # The worker that copies it looks for it under its old name.
    return isinstance(value, dict) and "stored" in value and value["stored"] is None


def _prefix(key: str, old: str) -> str | None:
    """What stands before the field's own name; None for another field."""
    repeat, dot, name = old.rpartition(".")
    if not dot:
        return "" if key == old else None
    found = re.fullmatch(rf"({re.escape(repeat)}\.[0-9]+\.){re.escape(name)}", key)
    return found[1] if found else None


def _moved(key: str, old: str, new: str) -> str | None:
    prefix = _prefix(key, old)
    return None if prefix is None else prefix + new.rpartition(".")[2]
