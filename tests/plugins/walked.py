"""How much a walk over everything saw, at the end of the run: a walk that sees nothing proves nothing."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

PROPERTY = "walked"
Walked = Callable[[str, Counter[str]], None]


@pytest.fixture
def walked(record_property: Callable[[str, object], None]) -> Walked:
    """Say what was walked and how much of it there was in each language; none may have seen less."""

    def tell(what: str, seen: Counter[str]) -> None:
        assert set(seen.values()) == {max(seen.values())}, f"{what}: not every language saw the same: {seen}"
        counts = ", ".join(f"{language} {many}" for language, many in sorted(seen.items()))
        record_property(PROPERTY, f"{what}: {counts}")

    return tell


def pytest_terminal_summary(terminalreporter: Any) -> None:
    said = [
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == PROPERTY and report.when == "call"
    ]
    if said:
        terminalreporter.section("walked in every language")
        for line in sorted(said):
            terminalreporter.line(line)
