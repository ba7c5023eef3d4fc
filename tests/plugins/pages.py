"""Tests that drive a page in Chromium; where the machine has none they are left out, and the end says so."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
NO_CHROMIUM = "this machine has no Chromium"
ALL = "HIRESYNC_ALL_TESTS"
"""Set it where a test that was left out is a failure, as .ci/run does."""


def chromium() -> str | None:
    """The machine's own browser; HIRESYNC_CHROMIUM names another."""
    found = os.environ.get("HIRESYNC_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or (ON_MACS if Path(ON_MACS).exists() else None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium() is None:
        for item in items:
            if item.get_closest_marker("page"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def left_out(skipped: list[pytest.TestReport]) -> list[str]:
    """In words, how many tests were left out for what."""
    reasons = Counter(_reason(report) for report in skipped)
    if not reasons:
        return ["No test was left out."]
    return [
        f"{many} {'test was' if many == 1 else 'tests were'} left out: {reason}."
        for reason, many in reasons.most_common()
    ]


def _reason(report: pytest.TestReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ").rstrip(".")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    terminalreporter.write_sep("-", "left out")
    for line in left_out(skipped):
        terminalreporter.write_line(line)
    if any(_reason(report) == NO_CHROMIUM for report in skipped):
        terminalreporter.write_line(
            "Install Chromium, or name one in HIRESYNC_CHROMIUM, and they run as well."
        )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get(ALL) and exitstatus == 0 and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
