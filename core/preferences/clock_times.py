"""A time of day as people write it."""

import re
from datetime import time

_WRITTEN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")
_WORDS = {"midnight": time(0), "noon": time(12)}


def clock_time(written: str) -> time | None:
    """22, 22:00, 10 pm, 7.30am, noon, २२:३०; None for anything else."""
    text = written.strip().lower().replace("a.m.", "am").replace("p.m.", "pm").removesuffix(" o'clock")
    if text in _WORDS:
        return _WORDS[text]
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour % 24, minute) if (hour < 24 or (hour, minute) == (24, 0)) and minute < 60 else None
