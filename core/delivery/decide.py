"""Whether a notification is still worth telling when its turn comes."""

from dataclasses import dataclass
from datetime import datetime

from core.delivery.effects import Closed, Dropped, Postponed
from core.delivery.kinds import CARD, MAIL
from core.delivery.quiet import quiet_until
from core.delivery.reading import Reading
from core.models.enums import DeliveryMode, Priority


@dataclass(frozen=True, slots=True)
class Tell:
    """Send it, with or without a sound."""

    silent: bool = False


def decide(
    reading: Reading, *, kind: str, priority: int, now: datetime
) -> Tell | Dropped | Postponed | Closed:
    """Done already, not wanted, not now, or no way there: else tell it.

    What is done is told in its done form and silently, because the news is still news; but a reminder is
    nothing but a prompt, and who did the act himself needs no word of it. A mail is read when
    its reader likes, so quiet hours do not hold it back.
    """
    reader, told = reading.reader, reading.told
    if not reader.is_active:
        return Dropped("the person left")
    if kind == CARD and not reader.is_reachable:
        return Closed("the chat is blocked or no longer his")
    if told.done and (priority >= Priority.REMINDER or told.done.by == reader.user_id):
        return Dropped("done before it was told")
    if reader.mode == DeliveryMode.MUTED:
        return Dropped("muted by the person")
    if reader.mode == DeliveryMode.DIGEST and priority > Priority.ANSWER:
        return Dropped("kept for the digest")
    passes = priority == Priority.ANSWER or (told.kind.urgent and reader.urgent_passes_quiet)
    if kind != MAIL and not passes:
        until = quiet_until(now, reader.words.zone, reader.quiet_from, reader.quiet_to)
        if until:
            return Postponed(until)
    return Tell(silent=told.done is not None or priority >= Priority.DIGEST)
