"""Telegram at the edge: receive, show, read, errors."""

import os

# Spans as timedelta, which python-telegram-bot makes its default later and warns about until then.
os.environ.setdefault("PTB_TIMEDELTA", "true")
