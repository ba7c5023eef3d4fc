"""Count the statements a piece of code sends, so that a list can be shown to ask once."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Counted:
    """How many statements there were."""

    count: int = 0


class _Counter(logging.Handler):
    def __init__(self, counted: Counted) -> None:
        super().__init__()
        self.counted = counted

    def emit(self, record: logging.LogRecord) -> None:
        self.counted.count += 1


@contextmanager
def queries() -> Iterator[Counted]:
    """Every statement Tortoise sends is counted."""
    counted, log = Counted(), logging.getLogger("tortoise.db_client")
    handler, level = _Counter(counted), log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        yield counted
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
