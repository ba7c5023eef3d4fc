"""Structured logs: one event name with fields beside it, ids but no names, contacts or texts."""

import logging
import sys

import structlog


def set_up_logs(*, pretty: bool = False, level: int = logging.INFO) -> None:
    """JSON lines for machines, or colours for a person at a terminal."""
    last = structlog.dev.ConsoleRenderer() if pretty else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Bolt looks at SLACK_BOT_TOKEN by itself, and warns that it will not use it.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(lambda record: "token" not in record.getMessage())
    # The libraries' own loggers would write message texts and addresses.
    for name in ("slack_bolt", "slack_sdk", "telegram", "httpx", "aiohttp.access", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
