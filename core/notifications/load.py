"""Fill the catalogue: every file beside this one declares its kinds when it is imported."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import core.notifications
from core.kit.words import N_
from core.notifications.kind import CATALOGUE, NotificationKind

GONE = NotificationKind(
    name="gone", category="", title=N_("This was told in an earlier version and can no longer be shown")
)
"""Stands for a kind that an earlier version told: its rows stay, and are in nobody's way."""


def load_kinds() -> dict[str, NotificationKind]:
    """All kinds of notifications by name."""
    _import_all()
    return CATALOGUE.kinds


def kind_named(name: str) -> NotificationKind:
    """The kind of a row, whichever version wrote it."""
    return load_kinds().get(name, GONE)


@cache
def _import_all() -> None:
    for module in iter_modules(core.notifications.__path__):
        import_module(f"core.notifications.{module.name}")
