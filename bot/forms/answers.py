"""Typed reading of a draft's answers, which are JSON by key (`title`, `locations.0.city`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Json = Any


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers under a prefix (an item of a repeat), and the facts learnt on the way.

    Every getter returns None (or nothing) for a question skipped or not asked.
    """

    values: Mapping[str, Json]
    facts: Mapping[str, Json]
    prefix: str = ""

    def raw(self, name: str) -> Json:
        return self.values.get(self.prefix + name)

    def has(self, name: str) -> bool:
        """Answered, also by skipping."""
        return self.prefix + name in self.values

    def text(self, name: str) -> str | None:
        value = self.raw(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> Decimal | None:
        value = self.raw(name)
        return None if value is None else Decimal(str(value))

    def whole(self, name: str) -> int | None:
        value = self.number(name)
        return None if value is None else int(value)

    def day(self, name: str) -> date | None:
        value = self.raw(name)
        return date.fromisoformat(value) if value else None

    def moment(self, name: str) -> datetime | None:
        value = self.raw(name)
        return datetime.fromisoformat(value) if value else None

    def yes(self, name: str) -> bool:
        return bool(self.raw(name))

    def several(self, name: str) -> list[str]:
        return list(self.raw(name) or ())

    def picked(self, name: str) -> int | None:
        """The row id picked from a source."""
        value = self.raw(name)
        return int(value["value"]) if value else None

    def picked_several(self, name: str) -> list[int]:
        return [int(one["value"]) for one in self.raw(name) or ()]

    def label(self, name: str) -> str:
        """The label of what was picked."""
        value = self.raw(name)
        return str(value["label"]) if value else ""

    def file(self, name: str) -> int | None:
        """The stored file's id, once the worker has copied it."""
        value = self.raw(name)
        return value.get("stored") if value else None

    def items(self, repeat: str) -> list["Answers"]:
        """The items of a repeat, each read like a form of its own."""
        return [
            Answers(self.values, self.facts, f"{self.prefix}{repeat}.{index}.")
            for index in range(count_items(self.values, self.prefix + repeat))
        ]


BEGUN = "#"
"""Under `<repeat>.#` stands how many items the person has begun, also ones still empty."""


def count_items(values: Mapping[str, Json], repeat: str) -> int:
    """How many items of a repeat have been begun."""
    start = repeat + "."
    begun = {key[len(start) :].split(".", 1)[0] for key in values if key.startswith(start)}
    numbers = [int(one) for one in begun if one.isdigit()]
    return max([int(values.get(start + BEGUN) or 0), *(number + 1 for number in numbers)])
