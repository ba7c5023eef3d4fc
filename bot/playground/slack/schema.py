"""A small language for JSON shapes, whose complaints read like Slack's own, each with its JSON pointer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Complaints = list[str]
Rule = Callable[[Any, str, Complaints], None]


def complain(complaints: Complaints, at: str, words: str) -> None:
    complaints.append(f"{words} [json-pointer:{at}]")


def string(most: int = 0, *, least: int = 0, pattern: Callable[[str], bool] | None = None) -> Rule:
    """A string of least to most characters, when most is not zero."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if not isinstance(value, str):
            complain(complaints, at, "must be a string")
        elif len(value) < least:
            complain(complaints, at, f"must be more than {least - 1} characters")
        elif most and len(value) > most:
            complain(complaints, at, f"must be less than {most + 1} characters")
        elif pattern and not pattern(value):
            complain(complaints, at, "must be a valid format")

    return rule


def boolean(value: Any, at: str, complaints: Complaints) -> None:
    if not isinstance(value, bool):
        complain(complaints, at, "must be a boolean")


def whole(least: int | None = None, most: int | None = None) -> Rule:
    """An integer within bounds."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            complain(complaints, at, "must be an integer")
        elif least is not None and value < least:
            complain(complaints, at, f"must be greater than or equal to {least}")
        elif most is not None and value > most:
            complain(complaints, at, f"must be less than or equal to {most}")

    return rule


def one_of(*allowed: str) -> Rule:
    """One of these strings."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if value not in allowed:
            complain(complaints, at, f"must be a valid enum value: {', '.join(allowed)}")

    return rule


def anything(value: Any, at: str, complaints: Complaints) -> None:
    """No rule."""


def listing(item: Rule, most: int = 0, *, least: int = 0) -> Rule:
    """An array of least to most items."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if not isinstance(value, list):
            complain(complaints, at, "must be an array")
            return
        if len(value) < least:
            complain(complaints, at, f"no fewer than {least} items allowed")
        if most and len(value) > most:
            complain(complaints, at, f"no more than {most} items allowed")
        for index, one in enumerate(value):
            item(one, f"{at}/{index}", complaints)

    return rule


def record(
    required: Mapping[str, Rule],
    optional: Mapping[str, Rule] | None = None,
    *also: Rule,
) -> Rule:
    """An object with exactly these fields, and further rules about the whole."""
    known = {**required, **(optional or {})}

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if not isinstance(value, dict):
            complain(complaints, at, "must provide an object")
            return
        for name in required:
            if value.get(name) is None:
                complain(complaints, at, f"missing required field: {name}")
        for name, one in value.items():
            if name not in known:
                complain(complaints, at, f"invalid additional property: {name}")
            elif one is not None:
                known[name](one, f"{at}/{name}", complaints)
        for further in also:
            further(value, at, complaints)

    return rule


def typed(kinds: Mapping[str, Rule], what: str) -> Rule:
    """An object whose type chooses its rule."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if not isinstance(value, dict):
            complain(complaints, at, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            complain(complaints, at, "missing required field: type")
        elif kind not in kinds:
            complain(complaints, f"{at}/type", f"unsupported type: {kind} ({what} here: {', '.join(kinds)})")
        else:
            kinds[kind](value, at, complaints)

    return rule


def exactly_one(*names: str) -> Rule:
    """One of these fields, and only one."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if sum(value.get(name) is not None for name in names) != 1:
            complain(complaints, at, f"must define exactly one of: {', '.join(names)}")

    return rule


def at_least_one(*names: str) -> Rule:
    """Some of these fields."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        if all(value.get(name) is None for name in names):
            complain(complaints, at, f"must define either: {', '.join(names)}")

    return rule


def chosen_from_options(*names: str) -> Rule:
    """What is chosen at first must be among the options, letter for letter."""

    def rule(value: Any, at: str, complaints: Complaints) -> None:
        offered = options_of(value)
        for name in names:
            chosen = value.get(name)
            if chosen is None:
                continue
            many = chosen if isinstance(chosen, list) else [chosen]
            if any(one not in offered for one in many):
                complain(complaints, f"{at}/{name}", "must exactly match one of the options")

    return rule


def options_of(element: Mapping[str, Any]) -> Sequence[Any]:
    """All options of a menu, also those within groups."""
    groups = element.get("option_groups") or []
    grouped = [option for group in groups if isinstance(group, dict) for option in group.get("options") or []]
    return [*(element.get("options") or []), *grouped]
