"""What falls due for everybody at the same time of day is spread over some minutes."""

from datetime import timedelta

SPREAD = timedelta(minutes=10)
"""Ten thousand chose nine o'clock: they are served in the ten minutes after it."""
_STEP = 7919
"""A prime, so that neighbours in the list of people are far apart."""


def spread_of(person: int) -> timedelta:
    """How long after the hour this person is served; always the same, so that a day later is a day later."""
    return timedelta(seconds=person * _STEP % int(SPREAD.total_seconds()))
