"""All sections: a file in `sections` is part of the digests by having SECTIONS or NUMBERS."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import core.digests.sections
from core.digests.section import Numbers, Section


@cache
def all_sections() -> tuple[Section, ...]:
    """What waits, in the order of their ranks."""
    found = [section for module in _modules() for section in getattr(module, "SECTIONS", ())]
    names = [section.name for section in found]
    if len(set(names)) < len(names):
        raise ValueError(f"two sections of digests share a name: {sorted(names)}")
    return tuple(sorted(found, key=lambda section: section.rank))


@cache
def all_numbers() -> tuple[Numbers, ...]:
    """How the numbers stand, in the order of their ranks."""
    found = [numbers for module in _modules() for numbers in getattr(module, "NUMBERS", ())]
    return tuple(sorted(found, key=lambda numbers: numbers.rank))


def _modules() -> list[object]:
    package = core.digests.sections
    return [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
