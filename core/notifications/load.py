"""Fill the catalogue: every file beside this one declares its kinds when it is imported."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import core.notifications
from core.notifications.kind import CATALOGUE, NotificationKind


def load_kinds() -> dict[str, NotificationKind]:
    """All kinds of notifications by name."""
    _import_all()
    return CATALOGUE.kinds


@cache
def _import_all() -> None:
    for module in iter_modules(core.notifications.__path__):
        import_module(f"core.notifications.{module.name}")
