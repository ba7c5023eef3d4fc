"""Text as PostgreSQL and JSON can keep it: without zero bytes and halves of characters."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

UNKEEPABLE = re.compile("[\\x00\\ud800-\\udfff]")


def cleaned(raw: Any) -> Any:
    """The same text, list, mapping or event with everything in it that cannot be kept left out."""
    match raw:
        case Enum():
            return raw
        case str():
            return UNKEEPABLE.sub("", raw)
        case list():
            return [cleaned(one) for one in raw]
        case tuple():
            return tuple(cleaned(one) for one in raw)
        case dict():
            return {cleaned(name): cleaned(value) for name, value in raw.items()}
        case _ if is_dataclass(raw) and not isinstance(raw, type):
            return replace(raw, **{one.name: cleaned(getattr(raw, one.name)) for one in fields(raw)})
        case _:
            return raw
