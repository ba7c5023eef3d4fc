"""Structured logs: one event name with fields beside it, ids but no names, contacts or texts."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

ROOT = Path(__file__).parents[1]
FRAMES = 12
"""The innermost of them; the rest says where the loop began."""
Line = MutableMapping[str, Any]


def set_up_logs(*, pretty: bool = False, level: int = logging.INFO) -> None:
    """JSON lines for machines, or colours for a person at a terminal."""
    last: Any = structlog.dev.ConsoleRenderer() if pretty else structlog.processors.JSONRenderer()
    processors: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        fault_without_words,
        last,
    ]
    structlog.configure(
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Bolt looks at SLACK_BOT_TOKEN by itself, and warns that it will not use it.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(lambda record: "token" not in record.getMessage())
    logging.basicConfig(handlers=[LibraryLines()], level=logging.WARNING, force=True)
    # Bolt sets a level of its own.
    for name in ("slack_bolt", "slack_sdk", "telegram", "httpx", "aiohttp.access", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)


def fault_without_words(logger: Any, name: str, line: Line) -> Line:
    """What sort of fault it was and where; its message may quote what somebody wrote or who he is."""
    said = line.pop("exc_info", None)
    if not said:
        return line
    fault = (
        said if isinstance(said, BaseException) else said[1] if isinstance(said, tuple) else sys.exc_info()[1]
    )
    if fault is None:
        return line
    causes = [fault]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None and cause not in causes:
        causes.append(cause)
    line["fault"] = " from ".join(type(one).__name__ for one in causes)
    line["at"] = _places(causes[-1])
    return line


def _places(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)[-FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(path: str) -> str:
    """As in our own tree, or the library's."""
    own = Path(path)
    if own.is_relative_to(ROOT) and "site-packages" not in path:
        return own.relative_to(ROOT).as_posix()
    return path.rpartition("site-packages/")[2]


class LibraryLines(logging.Handler):
    """The libraries' lines: who says it, where, and the pattern of it; what is filled in may name people."""

    def emit(self, record: logging.LogRecord) -> None:
        fields: dict[str, Any] = {
            "logger": record.name,
            "where": f"{_short(record.pathname)}:{record.lineno}",
        }
        if record.args and isinstance(record.msg, str):
            fields["pattern"] = record.msg
        if record.exc_info:
            fields["exc_info"] = record.exc_info
        log = structlog.get_logger()
        (log.error if record.levelno >= logging.ERROR else log.warning)("library", **fields)
