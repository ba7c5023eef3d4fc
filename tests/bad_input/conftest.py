"""Bad input is refused kindly and quietly."""

import logging
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from tests.forms.conftest import hall

__all__ = ["hall"]


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An expected refusal is no news: nothing is logged at warning or above, by us or by the libraries."""
    with capture_logs() as entries:
        yield
    loud = [one for one in entries if one["log_level"] in ("warning", "error", "critical")]
    assert not loud, loud
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]
