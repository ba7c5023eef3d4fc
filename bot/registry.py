"""All forms and actions, found by walking their packages; a file's name is the name of its one thing."""

import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from rapidfuzz import fuzz, process

from bot import actions, conversations
from bot.action import Action
from bot.forms.form import Form
from core.kit.actor import Role

DESK = frozenset({"cancel", "drafts", "help", "join", "resume", "start"})
"""Commands that belong to everybody and to no file of their own."""


@cache
def command_names() -> frozenset[str]:
    """Every word that may be a command, found without importing what it does."""
    return DESK | {
        module.name
        for package in (actions, conversations)
        for module in pkgutil.iter_modules(package.__path__)
    }


@dataclass(frozen=True, slots=True)
class Registry:
    """What a command or a button can name."""

    forms: dict[str, Form]
    actions: dict[str, Action]

    def commands(self, role: Role | None) -> dict[str, str]:
        """Name → description of what this role may type, in the order of the alphabet."""
        found = {
            form.name: form.description
            for form in self.forms.values()
            if not form.needs_subject and (role in form.roles or (role is None and form.anonymous))
        }
        for action in self.actions.values():
            if action.description and action.menu and role in action.roles:
                found[action.name] = action.description
        return dict(sorted(found.items()))

    def nearest(self, typed: str, role: Role | None) -> str | None:
        """The command that was probably meant."""
        # Whole words are compared: parts alone would find “me” in every other word.
        found = process.extractOne(typed, list(self.commands(role)), scorer=fuzz.ratio, score_cutoff=65)
        return found[0] if found else None

    def is_button(self, name: str) -> bool:
        """Whether this is done by a button of a card and cannot be typed."""
        form, action = self.forms.get(name), self.actions.get(name)
        return (form is not None and form.needs_subject) or (action is not None and not action.description)


def _found(package: ModuleType, attribute: str) -> Iterable[tuple[str, Any]]:
    for module in pkgutil.iter_modules(package.__path__):
        loaded = import_module(f"{package.__name__}.{module.name}")
        if hasattr(loaded, attribute):
            yield module.name, getattr(loaded, attribute)


def load() -> Registry:
    """Import every conversation and action."""
    forms: dict[str, Form] = dict(_found(conversations, "FORM"))
    acts: dict[str, Action] = dict(_found(actions, "ACTION"))
    names = {file: form.name for file, form in forms.items()} | {file: act.name for file, act in acts.items()}
    for file, name in names.items():
        if name != file:
            raise ValueError(f"{file}.py defines {name!r}; a file bears the name of its one thing")
    both = forms.keys() & acts.keys()
    if both:
        raise ValueError(f"a form and an action share the names {sorted(both)}")
    for name, form in forms.items():
        if form.among is not None:
            forms[name] = form.among(forms)
    return Registry(forms, acts)
