"""Whether a notification is still worth telling when its turn comes."""

from dataclasses import dataclass
from datetime import datetime

from core.delivery.effects import Closed, Collected, Dropped, Postponed
from core.delivery.kinds import CARD, MAIL
from core.delivery.quiet import quiet_until
from core.delivery.reading import Reading
from core.models.enums import DeliveryMode, Priority

LEFT = "the person left"
CHAT_CLOSED = "the chat is blocked or no longer his"
DONE_BEFORE = "done before it was told"
MUTED = "muted by the person"
KEPT = "kept for the digest"
PUT_OFF = "put off by the person"


@dataclass(frozen=True, slots=True)
class Tell:
    """Send it, with or without a sound."""

    silent: bool = False


Decision = Tell | Dropped | Collected | Postponed | Closed


def decide(reading: Reading, *, kind: str, priority: int, now: datetime, wake: str = "") -> Decision:
    """Done already, not wanted, not now, or no way there: else tell it.

    What is done is told in its done form and silently, because the news is still news; but a reminder is
    nothing but a prompt, and who did the act himself needs no word of it. A mail is read when
    its reader likes, so quiet hours do not hold it back. `wake` is the moment for which the reader himself
    asked: it passes his wishes for the category, but not a later moment he has asked for since.
    """
    reader, told = reading.reader, reading.told
    if not reader.is_active:
        return Dropped(LEFT)
    if kind == CARD and not reader.is_reachable:
        return Closed(CHAT_CLOSED)
    if told.done and (priority >= Priority.REMINDER or told.done.by == reader.user_id):
        return Dropped(DONE_BEFORE)
    if _is_asleep(reading, wake, now):
        return Dropped(PUT_OFF)
    if not wake and (held := _held_back(reading, priority)):
        return held
    passes = priority == Priority.ANSWER or (told.kind.urgent and reader.urgent_passes_quiet)
    if kind != MAIL and not passes:
        until = quiet_until(now, reader.words.zone, reader.quiet_from, reader.quiet_to)
        if until:
            return Postponed(until)
    return Tell(silent=told.done is not None or told.kind.low or priority >= Priority.DIGEST)


def _is_asleep(reading: Reading, wake: str, now: datetime) -> bool:
    """It is brought back once, at the last moment that was asked for."""
    until = reading.snoozed_until
    if wake:
        return until is None or until.isoformat() != wake
    return until is not None and now < until


def _held_back(reading: Reading, priority: int) -> Dropped | Collected | None:
    """By the wish of its reader; what waits for an act is never lost by one, and an answer needs no leave."""
    mode, told = reading.reader.mode, reading.told
    if priority == Priority.ANSWER:
        return None
    if mode is DeliveryMode.MUTED:
        waits = bool(told.kind.awaits) and told.done is None
        return Collected(MUTED) if waits else Dropped(MUTED)
    if mode is DeliveryMode.DIGEST and priority < Priority.DIGEST:
        return Collected(KEPT)
    return None
