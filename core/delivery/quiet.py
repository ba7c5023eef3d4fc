"""Quiet hours: from one time of day to another in the person's own zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def quiet_until(now: datetime, zone: str, start: time | None, end: time | None) -> datetime | None:
    """When the quiet hours that hold now are over; None when it is not quiet.

    The hours may pass midnight. Equal times mean no quiet at all, for nobody means to be told nothing ever.
    """
    if start is None or end is None or start == end:
        return None
    local = now.astimezone(ZoneInfo(zone))
    clock = local.time()
    if start < end:
        is_quiet, days = start <= clock < end, 0
    else:
        is_quiet, days = clock >= start or clock < end, int(clock >= start)
    if not is_quiet:
        return None
    over = datetime.combine(local.date() + timedelta(days=days), end, tzinfo=ZoneInfo(zone))
    # A time of day that occurs twice or never may lie behind us on the day the clocks are changed.
    return max(over.astimezone(now.tzinfo), now + timedelta(minutes=1))
